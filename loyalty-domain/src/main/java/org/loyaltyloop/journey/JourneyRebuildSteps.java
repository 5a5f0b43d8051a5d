package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointFacts;

/** The steps of a rebuild, each a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class JourneyRebuildSteps {

    /** No account comes after it. */
    static final UUID LAST = new UUID(-1, -1);

    /** One look into an index for each account, where the planner would read all touchpoints. */
    private static final String HAS_ANY =
            """
            a.merged_into is null
            and (exists (select from touchpoint.touchpoint t where t.account_id = a.id offset 0)
                 or exists (select from journey.journey j where j.account_id = a.id offset 0)
                 or exists (select from customer.account l where l.merged_into = a.id offset 0))""";

    /** From so many rows on, COPY is worth its own round trips. */
    private static final int COPY_FROM = 200;

    private final Database database;
    private final AccountDirectory directory;
    private final TouchpointFacts facts;
    private final JourneyStore store;
    private final JourneyCopies copies;

    @Inject
    JourneyRebuildSteps(
            Database database,
            AccountDirectory directory,
            TouchpointFacts facts,
            JourneyStore store) {
        this.database = database;
        this.directory = directory;
        this.facts = facts;
        this.store = store;
        this.copies = new JourneyCopies(database);
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyRebuildSteps() {
        this(null, null, null, null);
    }

    /**
     * What a step did.
     *
     * @param accounts how many it folded; none at the end
     * @param mended how many of their journeys were not as the touchpoints tell them
     * @param last the account after which the next step goes on
     */
    record Done(int accounts, int mended, UUID last) {}

    /** How many accounts there are; some of them may have nothing to fold. */
    public long accounts() {
        return database.number("select count(*) from customer.account where merged_into is null");
    }

    /** The last account of the first half of them, in the order of their ids. */
    public UUID middle(long accounts) {
        return database.first(
                        "select id from customer.account where merged_into is null order by id offset ? limit 1",
                        row -> row.uuid("id"),
                        accounts / 2)
                .orElse(LAST);
    }

    /** Folds the next accounts after one, and writes what differs from what is stored. */
    public Done after(UUID account, UUID upTo, int atMost) {
        List<AccountId> next =
                database.list(
                        "select a.id from customer.account a where a.id > ? and a.id <= ? and "
                                + HAS_ANY
                                + " order by a.id limit ?",
                        row -> new AccountId(row.uuid("id")),
                        account,
                        upTo,
                        atMost);
        if (next.isEmpty()) {
            return new Done(0, 0, account);
        }
        directory.resolveForWriting(next.stream().map(AccountKey::of).toList());
        return new Done(next.size(), mend(next), next.get(next.size() - 1).value());
    }

    private int mend(List<AccountId> accounts) {
        Map<JourneyKey, LoopJourney> stored = store.readAll(accounts);
        Map<JourneyKey, Ended> ended = store.readEnded(accounts);
        Map<JourneyKey, Travelled> told = fold(accounts);
        Set<JourneyKey> keys = new LinkedHashSet<>(told.keySet());
        keys.addAll(stored.keySet());
        keys.addAll(ended.keySet());
        Map<JourneyKey, Integer> wrong = new HashMap<>();
        List<JourneyMoved> right = new ArrayList<>();
        for (JourneyKey key : keys) {
            JourneyMoved anew =
                    JourneyMoved.anew(
                            key,
                            Optional.ofNullable(stored.get(key)),
                            ended.getOrDefault(key, Ended.NOTHING),
                            Optional.ofNullable(told.get(key)));
            if (anew.changesAnything()) {
                right.add(anew);
                if (ended.containsKey(key)) {
                    wrong.put(key, 1);
                }
            }
        }
        if (!wrong.isEmpty()) {
            store.forget(wrong);
        }
        save(right);
        return right.size();
    }

    /** What begins here, at first all of it, goes in by COPY. */
    private void save(List<JourneyMoved> right) {
        List<JourneyMoved> begun = right.stream().filter(move -> move.before().isEmpty()).toList();
        if (begun.size() < COPY_FROM) {
            store.save(right);
        } else {
            store.save(right.stream().filter(move -> move.before().isPresent()).toList());
            copies.write(begun);
        }
    }

    private Map<JourneyKey, Travelled> fold(List<AccountId> accounts) {
        Map<JourneyKey, Travelled> told = new LinkedHashMap<>();
        Map<JourneyKey, Walk> walks = new HashMap<>();
        facts.eachMoving(
                accounts,
                touchpoint -> {
                    if (!walks.containsKey(JourneyKey.headline(touchpoint.account()))) {
                        // The next account: those before are at their end.
                        finish(walks, told);
                    }
                    take(walks, touchpoint);
                });
        finish(walks, told);
        return told;
    }

    private static void take(Map<JourneyKey, Walk> walks, TouchpointFact touchpoint) {
        Step step = Step.of(touchpoint);
        for (JourneyKey key : JourneyKey.of(touchpoint)) {
            walks.computeIfAbsent(key, k -> Walk.fromTheStart()).take(step);
        }
    }

    private static void finish(Map<JourneyKey, Walk> walks, Map<JourneyKey, Travelled> told) {
        walks.forEach((key, walk) -> walk.travelled().ifPresent(way -> told.put(key, way)));
        walks.clear();
    }
}
