package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is noted of accounts can be read again, and adds up in any order and grouping. */
class LedgerTest {

    private static final UUID PAPER = new UUID(7, 7);

    /** So much more of a key of an account. */
    private record Entry(Topic topic, UUID line, int account, int key, int n) {}

    @Provide
    Arbitrary<List<Entry>> entries() {
        return Combinators.combine(
                        Arbitraries.of(Topic.TOUCHPOINTS, Topic.PAIRS, Topic.QUIET),
                        Arbitraries.of(Ledger.WHOLE, PAPER),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.integers().between(0, Integer.MAX_VALUE)),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 2),
                                Arbitraries.integers().between(0, Integer.MAX_VALUE)),
                        Arbitraries.integers().between(-3, 3))
                .as(Entry::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("entries") List<Entry> entries) {
        assertThat(read(ledger(entries).bytes())).isEqualTo(sums(entries));
    }

    @Property
    void rowsOfADayAddUpToTheDay(
            @ForAll("entries") List<Entry> first, @ForAll("entries") List<Entry> second) {
        Ledger day = new Ledger();
        day.add(ledger(first).bytes());
        day.add(ledger(second).bytes());

        Map<List<Object>, Integer> sums = sums(first);
        sums(second).forEach((entry, n) -> sums.merge(entry, n, Integer::sum));
        sums.values().removeIf(n -> n == 0);
        assertThat(read(day.bytes())).isEqualTo(sums);
    }

    @Property
    void whatComesAndGoesAgainLeavesNothing(@ForAll("entries") List<Entry> entries) {
        Ledger ledger = ledger(entries);
        entries.forEach(e -> ledger.add(e.topic(), e.line(), e.account(), e.key(), -e.n()));

        assertThat(ledger.isEmpty()).isTrue();
        assertThat(ledger.bytes()).isEmpty();
    }

    @Property
    void theSumIsOverAllAccountsOfTheWhole(@ForAll("entries") List<Entry> entries) {
        Counts sum = ledger(entries).sum(Topic.PAIRS);

        Map<Integer, Long> expected = new HashMap<>();
        entries.stream()
                .filter(e -> e.topic() == Topic.PAIRS && e.line().equals(Ledger.WHOLE))
                .forEach(e -> expected.merge(e.key(), (long) e.n(), Long::sum));
        expected.forEach((key, n) -> assertThat(sum.of(key)).isEqualTo(n));
    }

    @Property
    void whatAJourneyToldIsReadAgain(@ForAll("entries") List<Entry> entries) {
        Map<Told.Count, Integer> changes = new HashMap<>();
        entries.forEach(
                e ->
                        changes.put(
                                new Told.Count(e.topic(), LocalDate.EPOCH.plusDays(e.n()), e.key()),
                                e.n()));
        List<Told> told =
                List.of(
                        new Told(new UUID(1, -2), Ledger.WHOLE, changes),
                        new Told(new UUID(-3, 4), PAPER, Map.of()));

        assertThat(Told.read(Told.bytes(told))).isEqualTo(told);
    }

    @Test
    void accountsAndKeysAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountCounts().add(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountCounts().add(0, -1, 1));
    }

    @Test
    void membersAreThoseNamedOrAll() {
        assertThat(Members.ALL.has(3)).isTrue();
        assertThat(Members.ALL.set()).isEmpty();
        Members some = Members.of(List.of(3, 70_000));
        assertThat(some.has(3)).isTrue();
        assertThat(some.has(4)).isFalse();
        assertThat(some.set().orElseThrow().toArray()).containsExactly(3, 70_000);
    }

    private static Ledger ledger(List<Entry> entries) {
        Ledger ledger = new Ledger();
        entries.forEach(e -> ledger.add(e.topic(), e.line(), e.account(), e.key(), e.n()));
        return ledger;
    }

    private static Map<List<Object>, Integer> sums(List<Entry> entries) {
        Map<List<Object>, Integer> sums = new HashMap<>();
        entries.forEach(
                e ->
                        sums.merge(
                                List.of(e.topic(), e.line(), e.account(), e.key()),
                                e.n(),
                                Integer::sum));
        sums.values().removeIf(n -> n == 0);
        return sums;
    }

    private static Map<List<Object>, Integer> read(byte[] bytes) {
        Map<List<Object>, Integer> found = new HashMap<>();
        for (Topic topic : Topic.values()) {
            for (UUID line : List.of(Ledger.WHOLE, PAPER)) {
                Ledger.read(
                        bytes,
                        topic,
                        line,
                        (account, key, n) -> found.put(List.of(topic, line, account, key), n));
            }
        }
        return found;
    }
}
