package org.loyaltyloop.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Where an account is on its way round the loop: the state of a pure fold over its moving
 * touchpoints, in the order of {@link Step}. A lap starts, advances from stage to stage as far as
 * it gets, and ends when the next one starts; a touchpoint that takes it no further is a revisit.
 * Immutable.
 *
 * @param lap its number, from 1
 * @param lapStartedAt when the lap started
 * @param lapFirst the stage it started at
 * @param shortLoop whether it started with a purchase, right after the lap before
 * @param reached the furthest stage of this lap
 * @param reachedAt when the lap reached it
 * @param latest the stage of the last touchpoint of all
 * @param visited the stages that had a touchpoint in this lap
 * @param bought whether the account has bought in this lap; NO exactly while the lap is before
 *     TRANSACTION
 * @param last the last step, after which further ones can be followed
 * @param steps how many steps there were, in all laps
 */
public record LoopJourney(
        int lap,
        Instant lapStartedAt,
        LoopStage lapFirst,
        boolean shortLoop,
        LoopStage reached,
        Instant reachedAt,
        LoopStage latest,
        Stages visited,
        Bought bought,
        Mark last,
        int steps) {

    /**
     * A place in the order of steps.
     *
     * @param stage the stage of the step
     */
    public record Mark(Instant occurredAt, LoopStage stage, String source, String externalId) {

        static Mark of(Step step) {
            return new Mark(step.occurredAt(), step.stage(), step.source(), step.externalId());
        }

        /** Whether the step comes after this place. */
        public boolean isBefore(Step step) {
            return new Step(occurredAt, stage, source, externalId, false, Optional.empty())
                            .compareTo(step)
                    < 0;
        }
    }

    /**
     * A journey after one more step.
     *
     * @param move what the step did
     */
    public record Followed(LoopJourney journey, Move move) {}

    /** The journey of an account whose very first moving touchpoint this is. */
    public static LoopJourney begin(Step first) {
        Bought bought = Bought.NO;
        if (first.stage() == LoopStage.TRANSACTION) {
            bought = first.buys() ? Bought.YES : Bought.INFERRED;
        } else if (first.stage().isAfter(LoopStage.TRANSACTION)) {
            // The sale was before our records.
            bought = Bought.YES;
        }
        return lap(1, first, bought, false, 1);
    }

    /** The journey right after the first step of a lap, whatever came before it. */
    static LoopJourney startOf(LapStart start, Step first, int stepsBefore) {
        return start.lap() == 1
                ? begin(first)
                : lap(
                        start.lap(),
                        first,
                        start.shortLoop() ? Bought.YES : Bought.NO,
                        start.shortLoop(),
                        stepsBefore + 1);
    }

    /** Folds the steps of a journey, given in any order and however often; empty without steps. */
    public static Optional<Travelled> fold(Collection<Step> steps) {
        Walk walk = Walk.fromTheStart();
        steps.stream().sorted().forEach(walk::take);
        return walk.travelled();
    }

    /**
     * Follows a step that comes after the last one.
     *
     * @param orderKnown whether a transaction before it named the same order, in whatever lap
     */
    public Followed follow(Step step, boolean orderKnown) {
        if (!last.isBefore(step)) {
            throw new IllegalArgumentException("a journey follows its steps in order");
        }
        return switch (step.stage()) {
            case INSPIRATION -> revisit(step, bought);
            case ORIENTATION, SELECTION ->
                    bought == Bought.NO
                            ? advanceIfFurther(step)
                            : nextLap(step, Bought.NO, Move.NEW_LAP);
            case TRANSACTION -> transact(step, orderKnown);
            case EXPERIENCE, SERVICE, INTERACTION, ENGAGEMENT ->
                    // Before a purchase of this lap it concerns an earlier one, or none.
                    bought == Bought.NO ? revisit(step, bought) : advanceIfFurther(step);
        };
    }

    private Followed transact(Step step, boolean orderKnown) {
        if (orderKnown) {
            return revisit(step, bought == Bought.INFERRED && step.buys() ? Bought.YES : bought);
        }
        if (step.buys()) {
            return switch (bought) {
                case NO -> advance(step, Bought.YES);
                case INFERRED -> revisit(step, Bought.YES);
                case YES -> nextLap(step, Bought.YES, Move.SHORT_LOOP);
            };
        }
        return bought == Bought.NO ? advance(step, Bought.INFERRED) : revisit(step, bought);
    }

    private Followed advanceIfFurther(Step step) {
        return step.stage().isAfter(reached) ? advance(step, bought) : revisit(step, bought);
    }

    private Followed advance(Step step, Bought nowBought) {
        LoopJourney next =
                new LoopJourney(
                        lap,
                        lapStartedAt,
                        lapFirst,
                        shortLoop,
                        step.stage(),
                        step.occurredAt(),
                        step.stage(),
                        visited.with(step.stage()),
                        nowBought,
                        Mark.of(step),
                        steps + 1);
        return new Followed(next, Move.ADVANCE);
    }

    private Followed revisit(Step step, Bought nowBought) {
        LoopJourney next =
                new LoopJourney(
                        lap,
                        lapStartedAt,
                        lapFirst,
                        shortLoop,
                        reached,
                        reachedAt,
                        step.stage(),
                        visited.with(step.stage()),
                        nowBought,
                        Mark.of(step),
                        steps + 1);
        return new Followed(next, Move.REVISIT);
    }

    private Followed nextLap(Step step, Bought nowBought, Move move) {
        return new Followed(
                lap(lap + 1, step, nowBought, move == Move.SHORT_LOOP, steps + 1), move);
    }

    private static LoopJourney lap(
            int number, Step first, Bought bought, boolean shortLoop, int steps) {
        return new LoopJourney(
                number,
                first.occurredAt(),
                first.stage(),
                shortLoop,
                first.stage(),
                first.occurredAt(),
                first.stage(),
                Stages.of(first.stage()),
                bought,
                Mark.of(first),
                steps);
    }

    /** The stages before the furthest that this lap has not visited. */
    public List<LoopStage> skipped() {
        return reached.before().stream().filter(stage -> !visited.contains(stage)).toList();
    }

    /** Whether nothing has moved the account for longer than that. */
    public boolean isStalled(Duration patience, Instant now) {
        return last.occurredAt().plus(patience).isBefore(now);
    }

    /** This lap, as it ends when the next one starts. */
    EndedLap lapEndedBy(Step step) {
        return new EndedLap(
                lap,
                lapStartedAt,
                step.occurredAt(),
                lapFirst,
                reached,
                visited,
                bought,
                shortLoop);
    }

    /** The stay in the stage reached, as it ends with a step that reaches another. */
    EndedStay stayEndedBy(Step step, boolean nextLap) {
        return new EndedStay(lap, reached, reachedAt, step.occurredAt(), step.stage(), nextLap);
    }
}
