package org.loyaltyloop.kernel;

/**
 * Somebody else changed the record since it was read: a save would overwrite their change, so it
 * was refused.
 */
public class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the kind of thing and the identifier of the record in conflict. */
    public StaleVersion(String kind, Object id) {
        super(kind + " " + id);
    }
}
