package org.loyaltyloop.loop;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What the firm has set for a stage.
 *
 * @param owner the experience owner
 * @param measured whether the firm measures what customers make of this stage
 * @param patienceDays without a moving touchpoint for longer than this, an account has stalled
 * @param conversionWindowDays a lap converts when it goes further within this time
 * @param targets what the firm aims at; a measure without a target is absent
 * @param version for the next change
 */
public record StageSetting(
        LoopStage stage,
        Optional<ExperienceOwner> owner,
        boolean measured,
        int patienceDays,
        int conversionWindowDays,
        Map<TargetMeasure, BigDecimal> targets,
        int version) {

    /** Copies the map. */
    public StageSetting {
        targets = Map.copyOf(targets);
    }

    /** Whether nobody who has access is answerable. */
    public boolean unowned() {
        return owner.filter(ExperienceOwner::active).isEmpty();
    }

    /** Whether something is missing that no stage should lack: an owner, or measurement. */
    public boolean gap() {
        return unowned() || !measured;
    }

    /** What the firm aims at for that measure. */
    public Optional<BigDecimal> target(TargetMeasure measure) {
        return Optional.ofNullable(targets.get(measure));
    }
}
