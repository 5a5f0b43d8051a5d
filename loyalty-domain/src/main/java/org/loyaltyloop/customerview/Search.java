package org.loyaltyloop.customerview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.platform.Database;

/**
 * Finds accounts and contacts by a fragment of a name, an e-mail address, a telephone number or a
 * reference, while somebody types. What begins with the fragment comes first, then words that begin
 * with it, then what contains it; only if there is nothing of that kind, what resembles it. Merged
 * accounts answer with their survivor.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Search {

    /** The most hits of one search. */
    public static final int MAX_LIMIT = 50;

    /** Mistyped words shorter than this resemble everything. */
    private static final int SHORTEST_TYPO = 5;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingInt(Ranked::rank)
                    .thenComparing(ranked -> ranked.hit().kind())
                    .thenComparing(ranked -> ranked.hit().name(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(ranked -> ranked.hit().id());

    private final Database database;

    @Inject
    Search(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Search() {
        this.database = null;
    }

    /** The best hits, at most {@code limit}; none for a blank text. */
    public List<SearchHit> find(String typed, int limit) {
        SearchTerms terms = SearchTerms.of(typed);
        int most = Math.max(1, Math.min(limit, MAX_LIMIT));
        if (terms.isEmpty()) {
            return List.of();
        }
        Map<Object, Ranked> found = new LinkedHashMap<>();
        // Along the indexes one plan is as good for all texts: no need to look for one anew.
        SearchSql beginnings = SearchSql.beginnings(terms, most);
        collect(database.list(beginnings.text(), SearchSql::read, beginnings.parameters()), found);
        if (found.size() < most && (terms.hasIndexedWord() || terms.phoneFragment().isPresent())) {
            collect(plannedAnew(SearchSql.contents(terms, most)), found);
        }
        if (found.isEmpty() && terms.typed().length() >= SHORTEST_TYPO) {
            collect(plannedAnew(SearchSql.resemblances(terms, most)), found);
        }
        return found.values().stream().sorted(BEST_FIRST).limit(most).map(Ranked::hit).toList();
    }

    private List<Ranked> plannedAnew(SearchSql sql) {
        return database.listPlannedAnew(sql.text(), SearchSql::read, sql.parameters());
    }

    private static void collect(List<Ranked> hits, Map<Object, Ranked> found) {
        for (Ranked ranked : hits) {
            found.merge(
                    ranked.hit().id(),
                    ranked,
                    (one, other) -> other.rank() < one.rank() ? other : one);
        }
    }

    /** A hit with how well it fits; 0 is best. */
    record Ranked(SearchHit hit, int rank) {}
}
