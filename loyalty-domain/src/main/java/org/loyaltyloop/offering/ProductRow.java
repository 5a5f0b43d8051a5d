package org.loyaltyloop.offering;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A product as lists show it.
 *
 * @param price in {@code currency}, if it has one
 * @param active whether it is still sold
 */
public record ProductRow(
        ProductId id,
        String code,
        String name,
        ProductLineId line,
        Optional<BigDecimal> price,
        String currency,
        boolean active,
        int version) {}
