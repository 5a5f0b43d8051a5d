package org.loyaltyloop.feedback;

import java.time.Instant;

/**
 * That somebody wants no questions.
 *
 * @param byLink whether they said so themselves through a link; otherwise a colleague noted it
 * @param author who noted it
 */
public record Refusal(Instant at, boolean byLink, String author) {}
