package org.loyaltyloop.contract;

import java.math.BigDecimal;

/** What became of the revenue that an account had under contract. */
public enum RetentionPart {
    /** All who had revenue at the beginning: whom gross and net retention are about. */
    COHORT,
    /** Gone. */
    LOST,
    /** Less than it was. */
    SHRUNK,
    /** As much as it was. */
    KEPT,
    /** More than it was. */
    GROWN,
    /** None at the beginning: counts in neither retention. */
    NEW;

    /** Whether an account with this revenue at the beginning and the end is part of it. */
    boolean holds(BigDecimal before, BigDecimal after) {
        boolean had = before.signum() > 0;
        int change = after.compareTo(before);
        return switch (this) {
            case COHORT -> had;
            case LOST -> had && after.signum() == 0;
            case SHRUNK -> had && after.signum() > 0 && change < 0;
            case KEPT -> had && change == 0;
            case GROWN -> had && change > 0;
            case NEW -> !had && after.signum() > 0;
        };
    }
}
