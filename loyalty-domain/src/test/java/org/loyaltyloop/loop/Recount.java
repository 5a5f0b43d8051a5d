package org.loyaltyloop.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.journey.EndedStay;
import org.loyaltyloop.journey.LoopJourney;
import org.loyaltyloop.journey.Step;
import org.loyaltyloop.journey.Travelled;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;

/**
 * The figures counted the long way, in plain Java from the facts: what the statements have to come
 * to.
 */
final class Recount {

    /** A living touchpoint with the account that answers for it. */
    private record Fact(
            UUID account,
            Optional<UUID> team,
            LoopStage stage,
            String department,
            boolean moving,
            Step step,
            Optional<SurveyMetric> metric,
            int score,
            LoopStage asked) {

        boolean in(Instant from, Instant to) {
            return !step.occurredAt().isBefore(from) && step.occurredAt().isBefore(to);
        }
    }

    /** A stay, ended or not. */
    record Stay(UUID account, LoopStage stage, Instant reachedAt, Optional<Instant> leftAt) {}

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

    private final Instant from;
    private final Instant to;
    private final Instant now;
    private final List<Fact> facts;
    private final List<Fact> ofDepartment;
    private final Map<UUID, List<Fact>> moving = new HashMap<>();
    private final List<Stay> stays = new ArrayList<>();
    final List<Boolean> closures = new ArrayList<>();

    Recount(Database sql, LoopFilter filter, ZoneId zone, Instant now) {
        this.from = filter.period().start(zone);
        this.to = filter.period().end(zone);
        this.now = now;
        this.facts =
                facts(sql).stream()
                        .filter(
                                f ->
                                        filter.team().isEmpty()
                                                || f.team()
                                                        .equals(filter.team().map(TeamId::value)))
                        .toList();
        this.ofDepartment =
                facts.stream()
                        .filter(f -> f.in(from, to))
                        .filter(
                                f ->
                                        filter.department().isEmpty()
                                                || f.department()
                                                        .equals(filter.department().get().name()))
                        .toList();
        facts.stream()
                .filter(Fact::moving)
                .forEach(f -> moving.computeIfAbsent(f.account(), a -> new ArrayList<>()).add(f));
        moving.forEach(this::travel);
    }

    private static List<Fact> facts(Database sql) {
        return sql.list(
                """
                select living.id, living.team_id, t.stage, t.department, t.moving, t.purchase, t.occurred_at, t.source,
                       t.external_id, t.order_ref, t.survey_metric, coalesce(t.survey_score, 0) as score,
                       coalesce(t.survey_stage, t.stage) as asked
                from touchpoint.touchpoint t
                join customer.account given on given.id = t.account_id
                join customer.account living on living.id = coalesce(given.merged_into, given.id)
                where t.withdrawn_at is null
                """,
                row ->
                        new Fact(
                                row.uuid("id"),
                                row.optionalUuid("team_id"),
                                LoopStage.of(row.integer("stage")),
                                row.text("department"),
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
                                LoopStage.of(row.integer("asked"))));
    }

    private void travel(UUID account, List<Fact> steps) {
        Travelled travelled =
                LoopJourney.fold(steps.stream().map(Fact::step).toList()).orElseThrow();
        for (EndedStay stay : travelled.stays()) {
            stays.add(
                    new Stay(account, stay.stage(), stay.reachedAt(), Optional.of(stay.leftAt())));
        }
        LoopJourney last = travelled.journey();
        stays.add(new Stay(account, last.reached(), last.reachedAt(), Optional.empty()));
        travelled
                .laps()
                .forEach(lap -> closure(lap.lap(), lap.startedAt(), lap.bought(), lap.shortLoop()));
        closure(last.lap(), last.lapStartedAt(), last.bought(), last.shortLoop());
    }

    private void closure(int lap, Instant startedAt, Bought bought, boolean shortLoop) {
        if (lap > 1 && bought == Bought.YES && in(startedAt)) {
            closures.add(shortLoop);
        }
    }

    private boolean in(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    long touchpoints(LoopStage stage) {
        return ofDepartment.stream().filter(f -> f.stage() == stage).count();
    }

    Set<UUID> touched(LoopStage stage) {
        return accounts(ofDepartment.stream().filter(f -> f.stage() == stage).toList());
    }

    long coveredAccounts(LoopStage stage) {
        Set<UUID> answered =
                accounts(
                        ofDepartment.stream()
                                .filter(f -> f.metric().isPresent() && f.asked() == stage)
                                .toList());
        answered.retainAll(touched(stage));
        return answered.size();
    }

    Scores scores(LoopStage stage, SurveyMetric metric) {
        Scores scores = Scores.none(metric);
        for (Fact fact : ofDepartment) {
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
        Instant asOf = to.isBefore(now) ? to : now;
        Instant patient = asOf.minus(Duration.ofDays(Objects.requireNonNull(PATIENCE.get(stage))));
        Set<UUID> stalled = standing(stage);
        stalled.removeIf(
                account ->
                        Objects.requireNonNull(moving.get(account)).stream()
                                .map(f -> f.step().occurredAt())
                                .filter(at -> at.isBefore(to))
                                .anyMatch(at -> !at.isBefore(patient)));
        return stalled;
    }

    List<Stay> convertible(LoopStage stage) {
        return stays.stream()
                .filter(s -> s.stage() == stage && in(s.reachedAt()))
                .filter(s -> !s.reachedAt().plus(Duration.ofDays(60)).isAfter(now))
                .toList();
    }

    List<Stay> converted(LoopStage stage) {
        return convertible(stage).stream()
                .filter(
                        s ->
                                s.leftAt()
                                        .filter(
                                                left ->
                                                        !left.isAfter(
                                                                s.reachedAt()
                                                                        .plus(Duration.ofDays(60))))
                                        .isPresent())
                .toList();
    }

    List<Stay> ended(LoopStage stage) {
        return stays.stream()
                .filter(s -> s.stage() == stage && s.leftAt().filter(this::in).isPresent())
                .toList();
    }

    /**
     * A percentile of the days of stays that ended, between its neighbours where it falls between
     * two.
     */
    double dwellDays(LoopStage stage, double share) {
        List<Double> days =
                ended(stage).stream()
                        .map(
                                s ->
                                        Duration.between(s.reachedAt(), s.leftAt().orElseThrow())
                                                        .toMillis()
                                                / 86_400_000.0)
                        .sorted()
                        .toList();
        double place = share * (days.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return days.get(below) + (place - below) * (days.get(above) - days.get(below));
    }

    long transitions(LoopStage before, LoopStage after) {
        long count = 0;
        for (List<Fact> journey : moving.values()) {
            List<Fact> ordered = journey.stream().sorted(Comparator.comparing(Fact::step)).toList();
            for (int i = 1; i < ordered.size(); i++) {
                boolean pair =
                        ordered.get(i - 1).stage() == before && ordered.get(i).stage() == after;
                if (pair && ordered.get(i).in(from, to)) {
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
