package org.loyaltyloop.loop;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What somebody will do about a stage, and the measure that it should move.
 *
 * @param owner who does it
 * @param due the last day to have it done
 * @param before the measure over the {@value Improvements#DAYS} days before it began; for days and
 *     hours the median, without an interval
 * @param begunOn the day it began
 * @param closedOn the day it was done or dropped
 * @param after the measure since it began, at most the last {@value Improvements#DAYS} days: as of
 *     the day it was closed, {@link Measure#NONE} while it is open
 * @param version for the next change
 */
public record Improvement(
        ImprovementId id,
        LoopStage stage,
        String title,
        ExperienceOwner owner,
        LocalDate due,
        TargetMeasure measure,
        Optional<String> note,
        ImprovementStatus status,
        LocalDate begunOn,
        Measure before,
        Optional<LocalDate> closedOn,
        Measure after,
        int version) {

    /** Whether somebody is at it. */
    public boolean open() {
        return status == ImprovementStatus.OPEN;
    }

    /** Whether it should have been done before today. */
    public boolean overdue(LocalDate today) {
        return open() && due.isBefore(today);
    }
}
