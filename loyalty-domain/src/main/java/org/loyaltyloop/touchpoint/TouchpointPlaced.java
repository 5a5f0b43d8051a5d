package org.loyaltyloop.touchpoint;

/**
 * A touchpoint was moved to another stage; fired once that is in the database.
 *
 * @param from the stage it was in
 * @param touchpoint as it is now
 */
public record TouchpointPlaced(LoopStage from, TouchpointFact touchpoint) {}
