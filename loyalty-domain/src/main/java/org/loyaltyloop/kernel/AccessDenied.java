package org.loyaltyloop.kernel;

/** The actor is known but has no right to do this; nothing was changed. */
public class AccessDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the right that is missing, for the log; the user sees a general text. */
    public AccessDenied(String missingRight) {
        super(missingRight);
    }
}
