package org.loyaltyloop.feedback;

/** A link that cannot be used, or not any more; nothing was stored. */
public class SurveyClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it cannot be used. */
    public enum Reason {
        /** Mangled, forged, or signed with a secret that was retired. */
        UNKNOWN,
        /** Answered before. */
        ANSWERED,
        /** Its time is over. */
        EXPIRED,
        /** The firm took it back. */
        WITHDRAWN
    }

    private final Reason reason;

    /** Says why. */
    public SurveyClosed(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why it cannot be used. */
    public Reason reason() {
        return reason;
    }

    static SurveyClosed because(InvitationState state) {
        return new SurveyClosed(
                switch (state) {
                    case ANSWERED -> Reason.ANSWERED;
                    case WITHDRAWN -> Reason.WITHDRAWN;
                    case OPEN, EXPIRED -> Reason.EXPIRED;
                });
    }
}
