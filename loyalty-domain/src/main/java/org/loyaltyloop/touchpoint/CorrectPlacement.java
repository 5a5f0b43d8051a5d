package org.loyaltyloop.touchpoint;

import org.loyaltyloop.kernel.Checks;

/**
 * The command to place a touchpoint in another stage.
 *
 * @param seen the stage it was in when the person decided; another one by now is a conflict
 * @param to where it belongs
 * @param reason why, 1 to 500 characters
 */
public record CorrectPlacement(TouchpointId id, LoopStage seen, LoopStage to, String reason) {

    /** Refuses an absent reason and a stage that it is in already. */
    public CorrectPlacement {
        Checks checks = new Checks();
        reason = checks.required("reason", reason, 500);
        checks.that(seen != to, "stage", TouchpointRule.SAME_STAGE);
        checks.refuseIfAny();
    }
}
