package org.loyaltyloop.platform;

/** What a message asks for cannot be done, now or later. */
public class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why, without naming anybody. */
    public Undeliverable(String reason) {
        super(reason);
    }

    /** Says why, without naming anybody, and what was thrown. */
    public Undeliverable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
