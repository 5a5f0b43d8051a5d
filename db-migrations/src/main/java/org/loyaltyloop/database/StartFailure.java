package org.loyaltyloop.database;

/**
 * The application or its database cannot start, for a reason that the one who starts it can do
 * something about. The message is one clear line, and all that is shown.
 */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public StartFailure(String message) {
        super(message);
    }

    /** With a message for people, and the cause for the log. */
    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
