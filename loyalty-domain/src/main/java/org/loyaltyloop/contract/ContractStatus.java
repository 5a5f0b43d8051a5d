package org.loyaltyloop.contract;

import java.time.LocalDate;
import java.util.Optional;

/** Where a contract stands on a day; follows from its days alone. */
public enum ContractStatus {
    /** Nobody signed it. */
    DRAFT,
    /** Signed, and not over; its term may yet begin. */
    RUNNING,
    /** Notice was given, and the last day is yet to come. */
    NOTICE,
    /** Its term is over. */
    ENDED,
    /** It is over because notice was given. */
    TERMINATED;

    /**
     * The status on a day.
     *
     * @param signedOn the day it was signed
     * @param endsOn the last day of its term; empty for open-ended
     * @param lastDay its last day where notice was given
     */
    public static ContractStatus on(
            LocalDate day,
            Optional<LocalDate> signedOn,
            Optional<LocalDate> endsOn,
            Optional<LocalDate> lastDay) {
        if (signedOn.isEmpty()) {
            return DRAFT;
        }
        if (lastDay.isPresent()) {
            return day.isAfter(lastDay.get()) ? TERMINATED : NOTICE;
        }
        return endsOn.filter(day::isAfter).isPresent() ? ENDED : RUNNING;
    }
}
