package org.loyaltyloop.offering;

/**
 * A product line as lists show it.
 *
 * @param dutchName the name on Dutch screens
 * @param active whether it is still sold
 */
public record LineRow(
        ProductLineId id,
        String code,
        String name,
        String dutchName,
        boolean active,
        int version) {}
