package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.loop.ChangeLoop;
import org.loyaltyloop.loop.ChangeStage;
import org.loyaltyloop.loop.ImprovementStatus;
import org.loyaltyloop.loop.Improvements;
import org.loyaltyloop.loop.PlanImprovement;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Who answers for which stage, what the firm aims at, and what it does about it. Two gaps are left
 * for the reader to find: nobody measures inspiration, and nobody answers for engagement.
 */
@Dependent
class DemoLoop {

    private final StageSettings stages;
    private final Improvements improvements;

    @Inject
    DemoLoop(StageSettings stages, Improvements improvements) {
        this.stages = stages;
        this.improvements = improvements;
    }

    /** A stage's owner and targets; what is not measured has no targets. */
    private record Aim(
            LoopStage stage, Optional<String> owner, Map<TargetMeasure, String> targets) {}

    private static final List<Aim> AIMS =
            List.of(
                    new Aim(LoopStage.INSPIRATION, Optional.of("marketing"), Map.of()),
                    new Aim(
                            LoopStage.ORIENTATION,
                            Optional.of("zverbeek"),
                            Map.of(
                                    TargetMeasure.CONVERSION, "0.6",
                                    TargetMeasure.CSAT, "0.7",
                                    TargetMeasure.FIRST_RESPONSE, "8")),
                    new Aim(
                            LoopStage.SELECTION,
                            Optional.of("pintveld"),
                            Map.of(
                                    TargetMeasure.CONVERSION, "0.7",
                                    TargetMeasure.CSAT, "0.7",
                                    TargetMeasure.DWELL_MEDIAN, "14")),
                    new Aim(
                            LoopStage.TRANSACTION,
                            Optional.of("sales"),
                            Map.of(TargetMeasure.CONVERSION, "0.9", TargetMeasure.CSAT, "0.75")),
                    new Aim(
                            LoopStage.EXPERIENCE,
                            Optional.of("sdijkstra"),
                            Map.of(TargetMeasure.NPS, "35", TargetMeasure.COVERAGE, "0.25")),
                    new Aim(
                            LoopStage.SERVICE,
                            Optional.of("agent"),
                            Map.of(
                                    TargetMeasure.CES2, "5.5",
                                    TargetMeasure.FIRST_RESPONSE, "4",
                                    TargetMeasure.COVERAGE, "0.3")),
                    new Aim(
                            LoopStage.INTERACTION,
                            Optional.of("fhoekstra"),
                            Map.of(TargetMeasure.NPS, "40")),
                    new Aim(
                            LoopStage.ENGAGEMENT,
                            Optional.empty(),
                            Map.of(TargetMeasure.CSAT, "0.75")));

    /**
     * What somebody does, did or gave up.
     *
     * @param begun days ago
     * @param due days from now; less than none is in the past
     * @param closed days ago, where it is closed
     */
    private record Action(
            LoopStage stage,
            String title,
            String owner,
            TargetMeasure measure,
            int begun,
            int due,
            ImprovementStatus status,
            int closed) {}

    private static final List<Action> ACTIONS =
            List.of(
                    new Action(
                            LoopStage.EXPERIENCE,
                            "Call new customers a week after their first delivery",
                            "sdijkstra",
                            TargetMeasure.NPS,
                            75,
                            -6,
                            ImprovementStatus.OPEN,
                            0),
                    new Action(
                            LoopStage.EXPERIENCE,
                            "Training within a month of delivery",
                            "bvandijk",
                            TargetMeasure.CONVERSION,
                            210,
                            -100,
                            ImprovementStatus.DONE,
                            95),
                    new Action(
                            LoopStage.SERVICE,
                            "Answer the ten commonest questions on the website",
                            "stjong",
                            TargetMeasure.CES2,
                            40,
                            24,
                            ImprovementStatus.OPEN,
                            0),
                    new Action(
                            LoopStage.SERVICE,
                            "Call back within four hours",
                            "agent",
                            TargetMeasure.FIRST_RESPONSE,
                            170,
                            -60,
                            ImprovementStatus.DONE,
                            50),
                    new Action(
                            LoopStage.SELECTION,
                            "Send quotes within two working days",
                            "pintveld",
                            TargetMeasure.DWELL_MEDIAN,
                            30,
                            12,
                            ImprovementStatus.OPEN,
                            0),
                    new Action(
                            LoopStage.INTERACTION,
                            "Ask for a review after every visit",
                            "fhoekstra",
                            TargetMeasure.COVERAGE,
                            140,
                            -20,
                            ImprovementStatus.DROPPED,
                            45));

    void steer(DemoStaff.Hired hired, LocalDate today) {
        stages.changeLoop(
                Demonstration.ACTOR,
                new ChangeLoop(
                        stages.overall().version(),
                        Optional.of(hired.user("manager")),
                        stages.overall().lostAfterDays()));
        for (Aim aim : AIMS) {
            StageSetting seen = stages.of(aim.stage());
            Map<TargetMeasure, BigDecimal> targets = new EnumMap<>(TargetMeasure.class);
            aim.targets().forEach((measure, value) -> targets.put(measure, new BigDecimal(value)));
            stages.change(
                    Demonstration.ACTOR,
                    new ChangeStage(
                            aim.stage(),
                            seen.version(),
                            aim.owner().map(hired::user),
                            !targets.isEmpty(),
                            seen.patienceDays(),
                            seen.conversionWindowDays(),
                            targets));
        }
        for (Action action : ACTIONS) {
            improvements.recall(
                    Demonstration.ACTOR,
                    action.stage(),
                    new PlanImprovement(
                            action.title(),
                            hired.user(action.owner()),
                            today.plusDays(action.due()),
                            action.measure(),
                            Optional.empty()),
                    today.minusDays(action.begun()),
                    action.status(),
                    today.minusDays(action.closed()));
        }
    }
}
