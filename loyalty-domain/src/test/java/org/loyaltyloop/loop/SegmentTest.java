package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/** What comes and goes changes the counts by what a plain count of all comes to, less before. */
class SegmentTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");
    private static final int ACCOUNT = 7;
    private static final UUID PAPER = new UUID(1, 1);
    private static final UUID PENS = new UUID(2, 2);

    /** Which of the two histories a fact is in. */
    private enum Part {
        CAME,
        WENT,
        STAYS
    }

    private record Placed(Part part, Fact fact) {}

    @Provide
    Arbitrary<List<Placed>> histories() {
        Arbitrary<Fact> facts =
                Combinators.combine(
                                // Few moments, so that some share one; days apart up to a season.
                                Arbitraries.oneOf(
                                        Arbitraries.integers().between(0, 20),
                                        Arbitraries.integers().between(0, 3000)),
                                Arbitraries.of(LoopStage.values()),
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false),
                                Arbitraries.of(Department.SALES, Department.SERVICE),
                                Arbitraries.of(Channel.WEB, Channel.PHONE),
                                Arbitraries.of(PAPER, PENS).optional(),
                                Combinators.combine(
                                                Arbitraries.of(SurveyMetric.NPS, SurveyMetric.CSAT),
                                                Arbitraries.integers().between(1, 5),
                                                Arbitraries.of(LoopStage.SERVICE).optional())
                                        .as(Fact.Answer::new)
                                        .optional())
                        .as(
                                (hours, stage, moving, inbound, by, along, line, answer) ->
                                        new Fact(
                                                UUID.randomUUID(),
                                                START.plus(Duration.ofMinutes(47L * hours)),
                                                stage,
                                                moving,
                                                inbound,
                                                by,
                                                along,
                                                "test",
                                                UUID.randomUUID().toString(),
                                                line,
                                                answer));
        return Combinators.combine(Arbitraries.of(Part.values()), facts)
                .as(Placed::new)
                .list()
                .ofMaxSize(14);
    }

    @Property
    void countsChangeByWhatAPlainCountComesToLessBefore(@ForAll("histories") List<Placed> history) {
        Segment segment = new Segment(ACCOUNT, START, START.plus(Duration.ofDays(400)), ZONE);
        for (Placed placed : history) {
            if (placed.part() != Part.WENT) {
                segment.stands(placed.fact());
            }
            if (placed.part() != Part.STAYS) {
                segment.changed(placed.fact(), placed.part() == Part.CAME ? 1 : -1);
            }
        }
        DayCounts counts = new DayCounts();
        SetChanges sets = new SetChanges();
        segment.apply(counts, sets);

        Map<List<Object>, Integer> expected = new HashMap<>();
        count(facts(history, Part.WENT), 1, expected);
        count(facts(history, Part.CAME), -1, expected);
        expected.values().removeIf(n -> n == 0);
        assertThat(read(counts)).isEqualTo(expected);

        Set<SetChanges.Membership> now = members(facts(history, Part.WENT));
        Set<SetChanges.Membership> members = members(facts(history, Part.CAME));
        sets.all()
                .forEach(
                        (membership, in) -> {
                            if (in) {
                                members.add(membership);
                            } else {
                                members.remove(membership);
                            }
                        });
        assertThat(members).isEqualTo(now);
    }

    /** All but those of a part. */
    private static List<Fact> facts(List<Placed> history, Part without) {
        return history.stream()
                .filter(placed -> placed.part() != without)
                .map(Placed::fact)
                .sorted(Fact.ORDER)
                .toList();
    }

    private static LocalDate day(Fact fact) {
        return LocalDate.ofInstant(fact.at(), ZONE);
    }

    private static void count(List<Fact> facts, int sign, Map<List<Object>, Integer> into) {
        count(facts, facts, Ledger.WHOLE, sign, into);
        for (UUID line : List.of(PAPER, PENS)) {
            List<Fact> about =
                    facts.stream().filter(f -> f.line().equals(Optional.of(line))).toList();
            count(about, facts, line, sign, into);
        }
    }

    private static void count(
            List<Fact> facts,
            List<Fact> all,
            UUID line,
            int sign,
            Map<List<Object>, Integer> into) {
        List<Fact> moves = new ArrayList<>();
        for (Fact fact : facts) {
            into.merge(entry(Topic.TOUCHPOINTS, line, day(fact), fact.place()), sign, Integer::sum);
            fact.answer()
                    .ifPresent(
                            answer ->
                                    into.merge(
                                            entry(
                                                    Topic.SCORES,
                                                    line,
                                                    day(fact),
                                                    Key.score(
                                                            fact.askedPlace(),
                                                            answer.metric(),
                                                            answer.score())),
                                            sign,
                                            Integer::sum));
            if (fact.inbound()) {
                all.stream()
                        .filter(f -> !f.inbound() && f.at().isAfter(fact.at()))
                        .map(f -> ChronoUnit.MINUTES.between(fact.at(), f.at()))
                        .min(Comparator.naturalOrder())
                        .ifPresent(
                                minutes ->
                                        into.merge(
                                                entry(
                                                        Topic.RESPONSES,
                                                        line,
                                                        day(fact),
                                                        Key.response(fact.place(), minutes)),
                                                sign,
                                                Integer::sum));
            }
            if (fact.moving()) {
                moves.add(fact);
            }
        }
        for (int i = 0; i < moves.size(); i++) {
            Fact move = moves.get(i);
            int stage = move.stage().number();
            if (i + 1 == moves.size()) {
                into.merge(
                        entry(Topic.GAPS, line, day(move), Key.gap(stage, 0)), sign, Integer::sum);
                continue;
            }
            Fact next = moves.get(i + 1);
            long days = ChronoUnit.DAYS.between(day(move), day(next));
            into.merge(
                    entry(
                            Topic.PAIRS,
                            line,
                            day(next),
                            Key.pair(stage, next.stage().number(), days)),
                    sign,
                    Integer::sum);
            if (days >= Key.LONG_GAP) {
                into.merge(
                        entry(Topic.GAPS, line, day(move), Key.gap(stage, days)),
                        sign,
                        Integer::sum);
            }
        }
    }

    private static List<Object> entry(Topic topic, UUID line, LocalDate day, int key) {
        return List.of(topic, line, day, key);
    }

    private static Map<List<Object>, Integer> read(DayCounts counts) {
        Map<List<Object>, Integer> found = new HashMap<>();
        counts.days()
                .forEach(
                        (day, ledger) -> {
                            for (Topic topic : Topic.values()) {
                                for (UUID line : List.of(Ledger.WHOLE, PAPER, PENS)) {
                                    Ledger.read(
                                            ledger.bytes(),
                                            topic,
                                            line,
                                            (account, key, n) -> {
                                                assertThat(account).isEqualTo(ACCOUNT);
                                                found.put(entry(topic, line, day, key), n);
                                            });
                                }
                            }
                        });
        return found;
    }

    private static Set<SetChanges.Membership> members(List<Fact> facts) {
        Set<SetChanges.Membership> members = new HashSet<>();
        for (Fact fact : facts) {
            LocalDate day = day(fact);
            members.add(member(Topic.ACCOUNTS, day, 0));
            members.add(member(Topic.ACCOUNTS, day, fact.stage().number()));
            members.add(member(Topic.ACCOUNTS_BY_PLACE, day, fact.place()));
            if (fact.answer().isPresent()) {
                int asked = fact.askedPlace();
                members.add(member(Topic.ANSWERED, day, Key.stageOfPlace(asked)));
                members.add(member(Topic.ANSWERED_BY_PLACE, day, asked));
            }
        }
        return members;
    }

    private static SetChanges.Membership member(Topic topic, LocalDate day, int key) {
        return new SetChanges.Membership(topic, day, key, ACCOUNT);
    }
}
