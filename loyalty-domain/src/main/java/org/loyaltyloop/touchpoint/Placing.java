package org.loyaltyloop.touchpoint;

import java.util.Optional;
import org.loyaltyloop.staff.Actor;

/** Where a new touchpoint is placed first, and on what ground. */
record Placing(LoopStage stage, PlacementBasis basis, Optional<String> reason) {

    /** Places a touchpoint whose stage its type or its sender names. */
    static Placing decide(RecordTouchpoint command, TouchpointType type, Actor actor) {
        Optional<LoopStage> named = command.stage();
        if (type.stage().isPresent() && (named.isEmpty() || named.equals(type.stage()))) {
            return new Placing(type.stage().get(), PlacementBasis.TYPE, Optional.empty());
        }
        LoopStage stage =
                named.orElseThrow(() -> new IllegalArgumentException("nobody names a stage"));
        PlacementBasis basis =
                actor.user().isPresent() ? PlacementBasis.PERSON : PlacementBasis.GIVEN;
        return new Placing(stage, basis, command.stageReason());
    }

    /**
     * Places a touchpoint whose stage nobody names: talk with a customer is INTERACTION, talk
     * before a sale ORIENTATION.
     */
    static Placing open(boolean customer) {
        return new Placing(
                customer ? LoopStage.INTERACTION : LoopStage.ORIENTATION,
                PlacementBasis.OPEN_RULE,
                Optional.empty());
    }
}
