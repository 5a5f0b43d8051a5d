package org.loyaltyloop.touchpoint;

/**
 * A type of the catalogue as administrators see it.
 *
 * @param version for the next change
 * @param uses touchpoints of this type
 * @param estimated whether that number is the database's estimate: counting many would take long
 * @param needed whether the product itself records it, so that it cannot be retired
 */
public record TypeRow(
        TouchpointType type, int version, long uses, boolean estimated, boolean needed) {}
