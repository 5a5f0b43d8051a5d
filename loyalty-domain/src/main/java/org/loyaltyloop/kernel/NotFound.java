package org.loyaltyloop.kernel;

/** An identifier that names nothing (any more). */
public class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the kind of thing and the identifier asked for. */
    public NotFound(String kind, Object id) {
        super(kind + " " + id);
    }
}
