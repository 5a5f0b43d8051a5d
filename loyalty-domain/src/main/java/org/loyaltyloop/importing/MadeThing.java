package org.loyaltyloop.importing;

import java.util.Optional;
import java.util.UUID;

/**
 * Something a run created or changed, to be taken back.
 *
 * @param seq its place among the run's results
 * @param outcome {@link Outcome#CREATED} or {@link Outcome#UPDATED}
 * @param target the record
 * @param before what the update replaced, as the importer wrote it
 */
public record MadeThing(long seq, Outcome outcome, UUID target, Optional<String> before) {}
