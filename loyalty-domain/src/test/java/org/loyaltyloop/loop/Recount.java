package org.loyaltyloop.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.journey.EndedLap;
import org.loyaltyloop.journey.EndedStay;
import org.loyaltyloop.journey.LoopJourney;
import org.loyaltyloop.journey.Step;
import org.loyaltyloop.journey.Travelled;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * The figures counted the long way, in plain Java from the facts: what the statements have to come
 * to.
 */
final class Recount {

    /** A living touchpoint with the account that answers for it. */
    private record Fact(
            UUID id,
            UUID account,
            Optional<UUID> team,
            Optional<UUID> owner,
            Optional<String> sector,
            Optional<UUID> line,
            LoopStage stage,
            String department,
            String channel,
            boolean inbound,
            boolean moving,
            Step step,
            Optional<SurveyMetric> metric,
            int score,
            LoopStage asked,
            Optional<String> words) {

        boolean in(Instant from, Instant to) {
            return !step.occurredAt().isBefore(from) && step.occurredAt().isBefore(to);
        }
    }

    /** A stay, ended or not. */
    record Stay(
            UUID account,
            LoopStage stage,
            Instant reachedAt,
            Optional<Instant> leftAt,
            Optional<LoopStage> leftTo) {}

    private static final int WINDOW = 60;

    /** Set so short by the test that some are lost in its year. */
    static final int LOST = 45;

    private static final Map<LoopStage, Integer> PATIENCE =
            Map.of(
                    LoopStage.INSPIRATION, 60,
                    LoopStage.ORIENTATION, 30,
                    LoopStage.SELECTION, 30,
                    LoopStage.TRANSACTION, 14,
                    LoopStage.EXPERIENCE, 30,
                    LoopStage.SERVICE, 14,
                    LoopStage.INTERACTION, 30,
                    LoopStage.ENGAGEMENT, 90);

    private final ZoneId zone;
    private final Instant from;
    private final Instant to;
    private final Instant now;
    private final List<Fact> facts;
    private final List<Fact> asked;
    private final Map<UUID, List<Fact>> moving = new HashMap<>();
    private final List<Stay> stays = new ArrayList<>();
    final List<Boolean> closures = new ArrayList<>();
    final List<EndedLap> ended = new ArrayList<>();
    final Map<LoopStage, Long> starts = new EnumMap<>(LoopStage.class);

    Recount(Database sql, LoopFilter filter, ZoneId zone, Instant now) {
        this.zone = zone;
        this.from = filter.period().start(zone);
        this.to = filter.period().end(zone);
        this.now = now;
        this.facts =
                facts(sql).stream()
                        .filter(f -> is(filter.team().map(TeamId::value), f.team()))
                        .filter(f -> is(filter.owner().map(UserId::value), f.owner()))
                        .filter(f -> is(filter.sector(), f.sector()))
                        .toList();
        List<Fact> about =
                facts.stream()
                        .filter(f -> is(filter.offering().map(ProductLineId::value), f.line()))
                        .toList();
        this.asked =
                about.stream()
                        .filter(f -> f.in(from, to))
                        .filter(
                                f ->
                                        is(
                                                filter.department().map(Enum::name),
                                                Optional.of(f.department())))
                        .filter(f -> is(filter.channel().map(Enum::name), Optional.of(f.channel())))
                        .toList();
        about.stream()
                .filter(Fact::moving)
                .forEach(f -> moving.computeIfAbsent(f.account(), a -> new ArrayList<>()).add(f));
        moving.forEach(this::travel);
    }

    private static <T> boolean is(Optional<T> wanted, Optional<T> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }

    private static List<Fact> facts(Database sql) {
        return sql.list(
                """
                select t.id as touchpoint, t.survey_comment, living.id, living.team_id, living.owner_id, living.sector, t.stage, t.department, t.channel, t.direction, t.line_id, t.moving, t.purchase, t.occurred_at, t.source,
                       t.external_id, t.order_ref, t.survey_metric, coalesce(t.survey_score, 0) as score,
                       coalesce(t.survey_stage, t.stage) as asked
                from touchpoint.touchpoint t
                join customer.account given on given.id = t.account_id
                join customer.account living on living.id = coalesce(given.merged_into, given.id)
                where t.withdrawn_at is null
                """,
                row ->
                        new Fact(
                                row.uuid("touchpoint"),
                                row.uuid("id"),
                                row.optionalUuid("team_id"),
                                row.optionalUuid("owner_id"),
                                row.optionalText("sector"),
                                row.optionalUuid("line_id"),
                                LoopStage.of(row.integer("stage")),
                                row.text("department"),
                                row.text("channel"),
                                row.text("direction").equals("INBOUND"),
                                row.flag("moving"),
                                new Step(
                                        row.instant("occurred_at"),
                                        LoopStage.of(row.integer("stage")),
                                        row.text("source"),
                                        row.text("external_id"),
                                        row.flag("purchase"),
                                        row.optionalText("order_ref")),
                                row.optionalConstant("survey_metric", SurveyMetric.class),
                                row.integer("score"),
                                LoopStage.of(row.integer("asked")),
                                row.optionalText("survey_comment")));
    }

    private void travel(UUID account, List<Fact> steps) {
        Travelled travelled =
                LoopJourney.fold(steps.stream().map(Fact::step).toList()).orElseThrow();
        for (EndedStay stay : travelled.stays()) {
            stays.add(
                    new Stay(
                            account,
                            stay.stage(),
                            stay.reachedAt(),
                            Optional.of(stay.leftAt()),
                            Optional.of(stay.leftTo())));
        }
        LoopJourney last = travelled.journey();
        stays.add(
                new Stay(
                        account,
                        last.reached(),
                        last.reachedAt(),
                        Optional.empty(),
                        Optional.empty()));
        for (EndedLap lap : travelled.laps()) {
            started(lap.lap(), lap.startedAt(), lap.first(), lap.bought(), lap.shortLoop());
            if (in(lap.endedAt())) {
                ended.add(lap);
            }
        }
        started(last.lap(), last.lapStartedAt(), last.lapFirst(), last.bought(), last.shortLoop());
    }

    private void started(
            int lap, Instant startedAt, LoopStage first, Bought bought, boolean shortLoop) {
        if (in(startedAt)) {
            starts.merge(first, 1L, Long::sum);
        }
        if (lap > 1 && bought == Bought.YES && in(startedAt)) {
            closures.add(shortLoop);
        }
    }

    private boolean in(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    long touchpoints(LoopStage stage) {
        return asked.stream().filter(f -> f.stage() == stage).count();
    }

    /** By what a cell of the heat map stands for. */
    Map<List<String>, Long> heat() {
        return asked.stream()
                .collect(
                        Collectors.groupingBy(
                                f -> List.of(f.stage().name(), f.department(), f.channel()),
                                Collectors.counting()));
    }

    /** Stays in a stage that began in the period. */
    List<Stay> reached(LoopStage stage) {
        return stays.stream().filter(s -> s.stage() == stage && in(s.reachedAt())).toList();
    }

    /** Stays that ended in the period with going from one stage to another. */
    long went(LoopStage before, LoopStage after) {
        return ended(before).stream().filter(s -> s.leftTo().equals(Optional.of(after))).count();
    }

    /** Touchpoints with words about a stage: worst score first, then the newest. */
    List<UUID> worded(LoopStage stage) {
        return asked.stream()
                .filter(f -> f.asked() == stage && f.words().isPresent())
                .sorted(
                        Comparator.comparingInt(Recount::goodness)
                                .thenComparing(
                                        (Fact f) -> f.step().occurredAt(),
                                        Comparator.reverseOrder())
                                .thenComparing(
                                        (Fact f) -> f.id().toString(), Comparator.reverseOrder()))
                .map(Fact::id)
                .toList();
    }

    /** Where a score is on its scale, 0 to 100; effort of the first kind is bad. */
    private static int goodness(Fact fact) {
        int score = fact.score();
        return switch (fact.metric().orElseThrow()) {
            case NPS -> score * 10;
            case CES1 -> (5 - score) * 25;
            case CES2 -> (score - 1) * 100 / 6;
            case CSAT -> (score - 1) * 25;
        };
    }

    Set<UUID> touched(LoopStage stage) {
        return accounts(asked.stream().filter(f -> f.stage() == stage).toList());
    }

    long coveredAccounts(LoopStage stage) {
        Set<UUID> answered =
                accounts(
                        asked.stream()
                                .filter(f -> f.metric().isPresent() && f.asked() == stage)
                                .toList());
        answered.retainAll(touched(stage));
        return answered.size();
    }

    Scores scores(LoopStage stage, SurveyMetric metric) {
        Scores scores = Scores.none(metric);
        for (Fact fact : asked) {
            if (fact.asked() == stage && fact.metric().equals(Optional.of(metric))) {
                scores = scores.and(fact.score(), 1);
            }
        }
        return scores;
    }

    Set<UUID> standing(LoopStage stage) {
        Set<UUID> accounts = new HashSet<>();
        stays.stream()
                .filter(s -> s.stage() == stage && s.reachedAt().isBefore(to))
                .filter(s -> s.leftAt().isEmpty() || !s.leftAt().get().isBefore(to))
                .forEach(s -> accounts.add(s.account()));
        return accounts;
    }

    Set<UUID> stalled(LoopStage stage) {
        LocalDate asOf = to.isBefore(now) ? day(to) : day(now);
        LocalDate patient = asOf.minusDays(Objects.requireNonNull(PATIENCE.get(stage)));
        Set<UUID> stalled = standing(stage);
        stalled.removeIf(
                account ->
                        Objects.requireNonNull(moving.get(account)).stream()
                                .map(f -> f.step().occurredAt())
                                .filter(at -> at.isBefore(to))
                                .anyMatch(at -> !day(at).isBefore(patient)));
        return stalled;
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private long days(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(day(from), day(to));
    }

    List<Stay> convertible(LoopStage stage) {
        return stays.stream()
                .filter(s -> s.stage() == stage && in(s.reachedAt()))
                .filter(s -> days(s.reachedAt(), now) > WINDOW)
                .toList();
    }

    List<Stay> converted(LoopStage stage) {
        return convertible(stage).stream()
                .filter(s -> s.leftAt().filter(at -> days(s.reachedAt(), at) <= WINDOW).isPresent())
                .toList();
    }

    List<Stay> ended(LoopStage stage) {
        return stays.stream()
                .filter(s -> s.stage() == stage && s.leftAt().filter(this::in).isPresent())
                .toList();
    }

    List<Long> dwellDays(LoopStage stage) {
        return ended(stage).stream()
                .map(s -> days(s.reachedAt(), s.leftAt().orElseThrow()))
                .toList();
    }

    List<Long> lapDays() {
        return ended.stream().map(lap -> days(lap.startedAt(), lap.endedAt())).toList();
    }

    /** Minutes to the next touchpoint in which the firm took part, as exactly as they are kept. */
    List<Long> responses(LoopStage stage) {
        List<Long> minutes = new ArrayList<>();
        for (Fact question : asked) {
            if (question.stage() == stage && question.inbound()) {
                facts.stream()
                        .filter(f -> f.account().equals(question.account()) && !f.inbound())
                        .map(f -> f.step().occurredAt())
                        .filter(at -> at.isAfter(question.step().occurredAt()))
                        .min(Comparator.naturalOrder())
                        .map(at -> Duration.between(question.step().occurredAt(), at).toMinutes())
                        .ifPresent(m -> minutes.add(Key.minutes(Key.step(m))));
            }
        }
        return minutes;
    }

    /** A percentile, between its neighbours where it falls between two. */
    static double percentile(List<Long> times, double share) {
        List<Long> sorted = times.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        long below = sorted.get((int) Math.floor(place));
        long above = sorted.get((int) Math.ceil(place));
        return below + (place - Math.floor(place)) * (above - below);
    }

    long skipped(LoopStage stage) {
        return ended.stream().filter(lap -> lap.skipped().contains(stage)).count();
    }

    long lost(LoopStage stage) {
        long lost = 0;
        for (List<Fact> journey : moving.values()) {
            List<Fact> ordered = journey.stream().sorted(Comparator.comparing(Fact::step)).toList();
            for (int i = 0; i < ordered.size(); i++) {
                Instant at = ordered.get(i).step().occurredAt();
                LocalDate over = day(at).plusDays(LOST);
                boolean returned =
                        i + 1 < ordered.size()
                                && days(at, ordered.get(i + 1).step().occurredAt()) <= LOST;
                boolean inPeriod = !over.isBefore(day(from)) && over.isBefore(day(to));
                if (ordered.get(i).stage() == stage
                        && !returned
                        && inPeriod
                        && over.isBefore(day(now))) {
                    lost++;
                }
            }
        }
        return lost;
    }

    long transitions(LoopStage before, LoopStage after) {
        long count = 0;
        for (List<Fact> journey : moving.values()) {
            List<Fact> ordered = journey.stream().sorted(Comparator.comparing(Fact::step)).toList();
            for (int i = 1; i < ordered.size(); i++) {
                boolean pair =
                        ordered.get(i - 1).stage() == before && ordered.get(i).stage() == after;
                boolean lost =
                        days(
                                        ordered.get(i - 1).step().occurredAt(),
                                        ordered.get(i).step().occurredAt())
                                > LOST;
                if (pair && !lost && ordered.get(i).in(from, to)) {
                    count++;
                }
            }
        }
        return count;
    }

    private static Set<UUID> accounts(List<Fact> of) {
        Set<UUID> accounts = new HashSet<>();
        of.forEach(f -> accounts.add(f.account()));
        return accounts;
    }
}
