package org.loyaltyloop.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A stretch of an account's touchpoints around some that came or went, wide enough that nothing
 * outside counts otherwise than before. What changes is what the stretch adds up to now, less what
 * it added up to: now, without what came and with what went.
 */
final class Segment {

    private static final List<UUID> WHOLE_ONLY = List.of(Ledger.WHOLE);

    private final int account;
    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final List<Fact> now = new ArrayList<>();
    private final List<Fact> came = new ArrayList<>();
    private final List<Fact> went = new ArrayList<>();

    /**
     * @param account its number
     */
    Segment(int account, Instant from, Instant to, ZoneId zone) {
        this.account = account;
        this.from = from;
        this.to = to;
        this.zone = zone;
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    void stands(Fact fact) {
        now.add(fact);
    }

    void changed(Fact fact, int sign) {
        (sign > 0 ? came : went).add(fact);
    }

    /** Adds to the counts and the sets what changed. */
    void apply(DayCounts counts, SetChanges sets) {
        came.forEach(fact -> place(counts, fact, 1));
        went.forEach(fact -> place(counts, fact, -1));
        List<Fact> before = new ArrayList<>(now);
        came.forEach(fact -> before.removeIf(fact::same));
        before.addAll(went);
        sequence(counts, now, 1);
        sequence(counts, before, -1);
        came.forEach(fact -> member(sets, fact, true));
        for (Fact fact : went) {
            LocalDate day = day(fact.at());
            List<Fact> left = now.stream().filter(f -> day(f.at()).equals(day)).toList();
            member(sets, fact, false);
            left.forEach(f -> member(sets, f, true));
        }
    }

    private void place(DayCounts counts, Fact fact, int sign) {
        LocalDate day = day(fact.at());
        for (UUID line : lines(fact)) {
            counts.add(Topic.TOUCHPOINTS, line, day, account, fact.place(), sign);
            fact.answer()
                    .ifPresent(
                            answer ->
                                    counts.add(
                                            Topic.SCORES,
                                            line,
                                            day,
                                            account,
                                            Key.score(
                                                    fact.askedPlace(),
                                                    answer.metric(),
                                                    answer.score()),
                                            sign));
        }
    }

    /** What a touchpoint counts for: the whole, and its product line. */
    private static List<UUID> lines(Fact fact) {
        return fact.line().map(line -> List.of(Ledger.WHOLE, line)).orElse(WHOLE_ONLY);
    }

    private void member(SetChanges sets, Fact fact, boolean in) {
        LocalDate day = day(fact.at());
        sets.set(Topic.ACCOUNTS, day, 0, account, in);
        sets.set(Topic.ACCOUNTS, day, fact.stage().number(), account, in);
        sets.set(Topic.ACCOUNTS_BY_PLACE, day, fact.place(), account, in);
        if (fact.answer().isPresent()) {
            int asked = fact.askedPlace();
            sets.set(Topic.ANSWERED, day, Key.stageOfPlace(asked), account, in);
            sets.set(Topic.ANSWERED_BY_PLACE, day, asked, account, in);
        }
    }

    private void sequence(DayCounts counts, List<Fact> facts, int sign) {
        List<Fact> sorted = facts.stream().sorted(Fact.ORDER).toList();
        List<Fact> moves = sorted.stream().filter(Fact::moving).toList();
        moves(counts, Ledger.WHOLE, moves, sign);
        Stream.concat(came.stream(), went.stream())
                .flatMap(fact -> fact.line().stream())
                .distinct()
                .forEach(line -> moves(counts, line, about(line, moves), sign));
        responses(counts, sorted, sign);
    }

    private static List<Fact> about(UUID line, List<Fact> facts) {
        return facts.stream().filter(fact -> fact.line().filter(line::equals).isPresent()).toList();
    }

    /**
     * The last of the stretch counts as the last of all. Either it is, or it is the same before and
     * now: the stretch reaches to the next move after each that came or went.
     */
    private void moves(DayCounts counts, UUID line, List<Fact> moves, int sign) {
        for (int i = 0; i < moves.size(); i++) {
            Fact fact = moves.get(i);
            LocalDate day = day(fact.at());
            if (i + 1 < moves.size()) {
                Fact next = moves.get(i + 1);
                long days = ChronoUnit.DAYS.between(day, day(next.at()));
                counts.add(
                        Topic.PAIRS,
                        line,
                        day(next.at()),
                        account,
                        Key.pair(fact.stage().number(), next.stage().number(), days),
                        sign);
                if (days >= Key.LONG_GAP) {
                    counts.add(
                            Topic.GAPS,
                            line,
                            day,
                            account,
                            Key.gap(fact.stage().number(), days),
                            sign);
                }
            } else {
                counts.add(Topic.GAPS, line, day, account, Key.gap(fact.stage().number(), 0), sign);
            }
        }
    }

    /**
     * From the last to the first: the answer is the next later moment in which the firm took part.
     */
    private void responses(DayCounts counts, List<Fact> sorted, int sign) {
        Optional<Instant> answer = Optional.empty();
        Optional<Instant> sameMoment = Optional.empty();
        for (int i = sorted.size() - 1; i >= 0; i--) {
            Fact fact = sorted.get(i);
            if (sameMoment.filter(at -> at.isAfter(fact.at())).isPresent()) {
                answer = sameMoment;
            }
            if (!fact.inbound()) {
                sameMoment = Optional.of(fact.at());
            } else if (answer.isPresent()) {
                long minutes = ChronoUnit.MINUTES.between(fact.at(), answer.get());
                for (UUID line : lines(fact)) {
                    counts.add(
                            Topic.RESPONSES,
                            line,
                            day(fact.at()),
                            account,
                            Key.response(fact.place(), minutes),
                            sign);
                }
            }
        }
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
