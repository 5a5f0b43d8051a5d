package org.loyaltyloop.customerview;

import java.math.BigDecimal;

/**
 * How many terms end within a span of days from today, and what they are worth.
 *
 * @param from first day of the span, counted from today
 * @param to last day of the span
 * @param contracts how many
 * @param yearly what they are worth in a year, in the firm's currency
 * @param unrated how many of them are in a currency without a rate, and so not in the sum
 */
public record RenewalSpan(int from, int to, long contracts, BigDecimal yearly, long unrated) {}
