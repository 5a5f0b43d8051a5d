package org.loyaltyloop.customerview;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.Search.Ranked;
import org.loyaltyloop.customerview.SearchHit.Kind;
import org.loyaltyloop.customerview.SearchHit.Matched;
import org.loyaltyloop.platform.Row;

/**
 * One statement of a search: several lookups, each along one index and each with a limit of its
 * own, and then the names of what they found. Ranges instead of {@code like 'x%'} keep the indexes
 * in use when the server plans without the values.
 */
final class SearchSql {

    private static final int WORD_BEGINS = 3;
    private static final int CONTAINS = 4;

    private static final String UP_TO = " || chr(1114109)";

    /**
     * How many names that contain the words are ranked: more than are shown, so that the best of
     * them are likely among them.
     */
    private static final int CANDIDATES = 5;

    /** Of what was found so much is named: some may turn out to be the same account. */
    private static final int NAMED = 2;

    private static final String NAMES =
            """
            select found.kind, found.rank, found.matched, found.detail,
                   coalesce(c.id, a.id) as id, a.id as account_id, a.name as account_name,
                   coalesce(nullif(c.display_name, ''), c.email, a.name) as name
            from (select * from found order by rank, kind, search_name limit %d) found
                 left join customer.v_contact c on found.kind = 'CONTACT' and c.id = found.id
                 left join lateral (
                     select placed.account_id from customer.v_contact_at_account placed
                     where found.kind = 'CONTACT' and placed.contact_id = found.id
                     order by placed.primary_contact desc, placed.since desc, placed.account_id
                     limit 1) place on true
                 left join customer.v_account_survivor living
                     on living.given_id = case when found.kind = 'ACCOUNT' then found.id else place.account_id end
                 left join customer.v_account a on a.id = living.account_id
            where c.id is not null or a.id is not null""";

    private static final String INSIDE = "a.search_name like '%' || platform.fold(?) || '%'";

    /**
     * A short piece is inside too many names; at the beginning of a word it has pieces of three
     * characters that the index knows.
     */
    private static final String BEGINS_WORD =
            "(a.search_name like platform.fold(?) || '%' or a.search_name like '% ' || platform.fold(?) || '%')";

    private final List<String> lookups = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    private SearchSql(int limit) {
        this.limit = limit;
    }

    /** What begins with the text, or is it. */
    static SearchSql beginnings(SearchTerms terms, int limit) {
        SearchSql sql = new SearchSql(limit);
        String typed = terms.typed();
        terms.number()
                .ifPresent(
                        number ->
                                sql.add(
                                        Kind.ACCOUNT,
                                        0,
                                        Matched.NUMBER,
                                        "'#' || a.number",
                                        "customer.v_account a where a.number = ?",
                                        number));
        sql.add(
                Kind.ACCOUNT,
                1,
                Matched.NAME,
                "null",
                """
                customer.v_account a
                where a.search_name >= platform.fold(?) and a.search_name < platform.fold(?)"""
                        + UP_TO
                        + """

                order by a.search_name""",
                typed,
                typed);
        sql.add(
                Kind.CONTACT,
                1,
                Matched.NAME,
                "null",
                """
                customer.v_contact a
                where a.search_name >= platform.fold(?) and a.search_name < platform.fold(?)"""
                        + UP_TO
                        + """

                order by a.search_name""",
                typed,
                typed);
        sql.add(
                Kind.CONTACT,
                1,
                Matched.NAME,
                "null",
                """
                customer.v_contact a
                where platform.fold(a.family_name) ~>=~ platform.fold(?)
                  and platform.fold(a.family_name) ~<~ (platform.fold(?)"""
                        + UP_TO
                        + ")",
                typed,
                typed);
        for (Kind kind : Kind.values()) {
            sql.add(
                    kind,
                    2,
                    Matched.EMAIL,
                    "a.email",
                    view(kind)
                            + """
                     a
                    where a.email_key >= lower(?) and a.email_key < lower(?)"""
                            + UP_TO,
                    typed,
                    typed);
            sql.addReference(kind, typed);
        }
        return sql;
    }

    /**
     * What has all words somewhere in its name, short ones at the beginning of a word, or the text
     * somewhere in its address or number.
     */
    static SearchSql contents(SearchTerms terms, int limit) {
        SearchSql sql = new SearchSql(limit);
        if (terms.hasIndexedWord()) {
            for (Kind kind : Kind.values()) {
                sql.addNames(kind, "null", view(kind), terms);
                sql.add(
                        kind,
                        CONTAINS,
                        Matched.EMAIL,
                        "a.email",
                        view(kind) + " a where a.email_key like '%' || lower(?) || '%'",
                        SearchTerms.likeSafe(terms.typed()));
            }
            sql.addNames(Kind.ACCOUNT, "a.name", "customer.v_merged_account", terms);
        }
        terms.phoneFragment()
                .ifPresent(
                        digits -> {
                            sql.add(
                                    Kind.ACCOUNT,
                                    2,
                                    Matched.PHONE,
                                    "a.phone",
                                    "customer.v_account a where a.phone_digits like '%' || ? || '%'",
                                    digits);
                            sql.add(
                                    Kind.CONTACT,
                                    2,
                                    Matched.PHONE,
                                    "a.phone",
                                    "customer.v_contact a where a.phone_digits like '%' || ? || '%'",
                                    digits);
                            sql.add(
                                    Kind.CONTACT,
                                    2,
                                    Matched.PHONE,
                                    "a.mobile",
                                    "customer.v_contact a where a.mobile_digits like '%' || ? || '%'",
                                    digits);
                        });
        return sql;
    }

    /** What looks like the text, for those who mistype. */
    static SearchSql resemblances(SearchTerms terms, int limit) {
        SearchSql sql = new SearchSql(limit);
        for (Kind kind : Kind.values()) {
            sql.add(
                    kind,
                    5,
                    Matched.NAME,
                    "null",
                    view(kind)
                            + """
                     a
                    where platform.fold(?) operator(public.<%) a.search_name
                       or platform.fold(?) operator(public.%) a.search_name
                    order by public.word_similarity(platform.fold(?), a.search_name)
                             + public.similarity(platform.fold(?), a.search_name) desc, a.search_name""",
                    terms.typed(),
                    terms.typed(),
                    terms.typed(),
                    terms.typed());
        }
        return sql;
    }

    String text() {
        return "with found as (\n"
                + String.join("\nunion all\n", lookups)
                + ")\n"
                + NAMES.formatted(limit * NAMED);
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    /** Reads a hit. */
    static Ranked read(Row row) throws SQLException {
        return new Ranked(
                new SearchHit(
                        row.constant("kind", Kind.class),
                        row.uuid("id"),
                        row.text("name"),
                        row.optionalUuid("account_id").map(AccountId::new),
                        row.optionalText("account_name"),
                        row.constant("matched", Matched.class),
                        row.optionalText("detail")),
                row.integer("rank"));
    }

    private void addReference(Kind kind, String typed) {
        boolean account = kind == Kind.ACCOUNT;
        lookups.add(
                """
                (select '%s' as kind, r.%s as id, 1 as rank, 'REFERENCE' as matched,
                        r.source || ': ' || r.ref as detail, null as search_name
                from customer.%s r
                where lower(r.ref) ~>=~ lower(?) and lower(r.ref) ~<~ (lower(?)%s)
                limit %d)"""
                        .formatted(
                                kind,
                                account ? "given_account_id" : "contact_id",
                                account ? "v_account_ref" : "v_contact_ref",
                                UP_TO,
                                limit));
        parameters.add(typed);
        parameters.add(typed);
    }

    private void add(
            Kind kind, int rank, Matched matched, String detail, String from, Object... values) {
        add(kind, Integer.toString(rank), matched, detail, from, limit);
        parameters.addAll(List.of(values));
    }

    /** Names that contain the words; those with words that begin with them rank higher. */
    private void addNames(Kind kind, String detail, String view, SearchTerms terms) {
        List<String> words = terms.words();
        String inside =
                words.stream()
                        .map(word -> SearchTerms.isIndexed(word) ? INSIDE : BEGINS_WORD)
                        .collect(Collectors.joining(" and "));
        String begins = String.join(" and ", Collections.nCopies(words.size(), BEGINS_WORD));
        add(
                kind,
                "case when %s then %d else %d end".formatted(begins, WORD_BEGINS, CONTAINS),
                Matched.NAME,
                detail,
                view + " a where " + inside,
                limit * CANDIDATES);
        for (String word : words) {
            parameters.addAll(Collections.nCopies(2, SearchTerms.likeSafe(word)));
        }
        for (String word : words) {
            int places = SearchTerms.isIndexed(word) ? 1 : 2;
            parameters.addAll(Collections.nCopies(places, SearchTerms.likeSafe(word)));
        }
    }

    private void add(
            Kind kind, String rank, Matched matched, String detail, String from, int most) {
        lookups.add(
                """
                (select '%s' as kind, a.id, %s as rank, '%s' as matched, %s::text as detail, a.search_name
                from %s
                limit %d)"""
                        .formatted(kind, rank, matched, detail, from, most));
    }

    private static String view(Kind kind) {
        return kind == Kind.ACCOUNT ? "customer.v_account" : "customer.v_contact";
    }
}
