package org.loyaltyloop.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a contract and that the loop was told.
 *
 * @param onDay the day it happened
 * @param startsOn first day of the term that it began, or ended
 * @param endsOn last day of that term; empty for open-ended
 * @param worth what that term is worth
 */
public record ContractStep(
        UUID id,
        Kind kind,
        LocalDate onDay,
        LocalDate startsOn,
        Optional<LocalDate> endsOn,
        Worth worth,
        Instant at,
        String author) {

    /** What happened. */
    public enum Kind {
        /** It was signed. */
        SIGNED,
        /** Its next term was agreed. */
        RENEWED,
        /** It ended. */
        ENDED
    }
}
