package org.loyaltyloop.importing;

/**
 * How many things of a kind had an outcome.
 *
 * @param thing the kind of record, or {@link ImportResult#ROW}
 * @param outcome what became of them
 * @param code the reason's code; empty where none is needed
 * @param n how many
 */
public record RunCount(String thing, Outcome outcome, String code, long n) {}
