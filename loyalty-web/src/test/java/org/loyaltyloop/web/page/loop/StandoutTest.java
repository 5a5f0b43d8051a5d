package org.loyaltyloop.web.page.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.loop.ExperienceOwner;
import org.loyaltyloop.loop.Spread;
import org.loyaltyloop.loop.StageFigures;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;

class StandoutTest {

    private static final Optional<ExperienceOwner> OWNER =
            Optional.of(new ExperienceOwner(UserId.next(), "Sjoerd", true));

    private static final StageFigures QUIET =
            figures(LoopStage.SELECTION, 100, 40, 0, share(50), 10, 60);

    @Test
    void nothingStandsOutWhereNothingChanged() {
        assertThat(between(QUIET, QUIET)).isEmpty();
    }

    @Test
    void aShareThatFellBeyondChanceStandsOut() {
        StageFigures now = figures(LoopStage.SELECTION, 100, 40, 0, share(20), 10, 60);

        assertThat(between(QUIET, now))
                .containsExactly(
                        new Standout(Standout.Kind.CONVERSION_FELL, LoopStage.SELECTION, 0.2, 0.5));
    }

    @Test
    void aShareThatFellWithinChanceDoesNot() {
        assertThat(between(QUIET, figures(LoopStage.SELECTION, 100, 40, 0, share(45), 10, 60)))
                .isEmpty();
    }

    @Test
    void tooFewLapsSayNothing() {
        StageFigures now = figures(LoopStage.SELECTION, 100, 40, 0, Measure.share(0, 29), 10, 60);

        assertThat(between(QUIET, now)).isEmpty();
    }

    @Test
    void aQuarterOfTheStageStalledStandsOut() {
        assertThat(between(QUIET, figures(LoopStage.SELECTION, 100, 40, 10, share(50), 10, 60)))
                .containsExactly(new Standout(Standout.Kind.STALLED, LoopStage.SELECTION, 10, 40));
        assertThat(between(QUIET, figures(LoopStage.SELECTION, 100, 40, 9, share(50), 10, 60)))
                .isEmpty();
    }

    @Test
    void aMuchLongerStayStandsOutWhereThereAreEnoughStays() {
        assertThat(between(QUIET, figures(LoopStage.SELECTION, 100, 40, 0, share(50), 13, 60)))
                .containsExactly(
                        new Standout(Standout.Kind.DWELL_GREW, LoopStage.SELECTION, 13, 10));
        assertThat(between(QUIET, figures(LoopStage.SELECTION, 100, 40, 0, share(50), 13, 29)))
                .isEmpty();
    }

    @Test
    void aStageWithoutTouchpointsIsAGap() {
        assertThat(between(QUIET, figures(LoopStage.SELECTION, 0, 40, 0, share(50), 10, 60)))
                .containsExactly(new Standout(Standout.Kind.SILENT, LoopStage.SELECTION, 0, 100));
    }

    @Test
    void theMostPressingComeFirstAndNoMoreThanFour() {
        List<StageFigures> before = new ArrayList<>();
        List<StageFigures> now = new ArrayList<>();
        for (LoopStage stage : LoopStage.values()) {
            before.add(figures(stage, 100, 40, 0, share(50), 10, 60));
            now.add(figures(stage, 100, 40, 20 + stage.number(), share(50), 10, 60));
        }
        now.set(0, figures(LoopStage.INSPIRATION, 0, 40, 0, share(10), 10, 60));

        List<Standout> found = Standout.between(before, now, settings(true, OWNER));

        assertThat(found)
                .extracting(Standout::stage)
                .containsExactly(
                        LoopStage.INSPIRATION,
                        LoopStage.ENGAGEMENT,
                        LoopStage.INTERACTION,
                        LoopStage.SERVICE);
    }

    @Test
    void aStageThatNobodyMeasuresOrOwnsStandsOutBeforeAnythingElse() {
        StageFigures now = figures(LoopStage.SELECTION, 100, 40, 20, share(50), 10, 60);

        assertThat(Standout.between(List.of(QUIET), List.of(now), settings(false, OWNER)))
                .extracting(Standout::kind)
                .containsExactly(Standout.Kind.UNMEASURED, Standout.Kind.STALLED);
        assertThat(Standout.between(List.of(QUIET), List.of(now), settings(true, Optional.empty())))
                .extracting(Standout::kind)
                .containsExactly(Standout.Kind.UNOWNED, Standout.Kind.STALLED);
    }

    @Test
    void gapsLeaveRoomForWhatChanged() {
        List<StageFigures> stages =
                Arrays.stream(LoopStage.values())
                        .map(stage -> figures(stage, 100, 40, 20, share(50), 10, 60))
                        .toList();

        assertThat(Standout.between(stages, stages, settings(false, Optional.empty())))
                .extracting(Standout::kind)
                .containsExactly(
                        Standout.Kind.UNMEASURED,
                        Standout.Kind.UNMEASURED,
                        Standout.Kind.STALLED,
                        Standout.Kind.STALLED);
    }

    private static List<Standout> between(StageFigures before, StageFigures now) {
        return Standout.between(List.of(before), List.of(now), settings(true, OWNER));
    }

    private static List<StageSetting> settings(boolean measured, Optional<ExperienceOwner> owner) {
        return Arrays.stream(LoopStage.values())
                .map(stage -> new StageSetting(stage, owner, measured, 30, 60, Map.of(), 1))
                .toList();
    }

    private static Measure share(long of100) {
        return Measure.share(of100, 100);
    }

    private static StageFigures figures(
            LoopStage stage,
            long touchpoints,
            long now,
            long stalled,
            Measure conversion,
            double dwell,
            long stays) {
        return new StageFigures(
                stage,
                touchpoints,
                touchpoints,
                0,
                now,
                conversion,
                new Spread(stays, OptionalDouble.of(dwell), OptionalDouble.of(dwell)),
                stalled,
                30,
                Map.of(),
                Spread.NONE);
    }
}
