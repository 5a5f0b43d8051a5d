package org.loyaltyloop.kernel;

/** A cursor that no list gave out, or one of another list: the request is malformed. */
public class InvalidCursor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says nothing of the cursor itself. */
    public InvalidCursor() {
        super("not a cursor of this list");
    }
}
