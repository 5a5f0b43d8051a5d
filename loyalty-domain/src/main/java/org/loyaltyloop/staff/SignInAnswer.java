package org.loyaltyloop.staff;

import java.time.Duration;

/** What comes of an attempt to sign in. */
public sealed interface SignInAnswer permits SignedIn, SignInAnswer.Refused {

    /**
     * Not signed in.
     *
     * @param reason why, as far as the person may know
     * @param retryAfter how long to wait before the next try; zero for none
     */
    record Refused(Reason reason, Duration retryAfter) implements SignInAnswer {}

    /** Why somebody is not let in. */
    enum Reason {
        /**
         * Login or password is wrong, or the user may not sign in here; which of them is nobody's
         * business.
         */
        WRONG,
        /** Too many failures at this login or from this address. */
        THROTTLED,
        /** Too many people sign in at this moment. */
        BUSY
    }
}
