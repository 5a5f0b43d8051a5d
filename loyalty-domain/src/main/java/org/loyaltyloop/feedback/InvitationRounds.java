package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.loyaltyloop.staff.Actor;

/** The steps of a round of invitations, each a transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class InvitationRounds {

    /** What was due longer ago, while the product stood still, is too long ago to ask about. */
    static final Duration REACH = Duration.ofDays(2);

    private static final Actor POLICY = Actor.system("Survey policy");

    private final Invitations invitations;
    private final InvitationStore store;
    private final Clock clock;

    @Inject
    InvitationRounds(Invitations invitations, InvitationStore store, Clock clock) {
        this.invitations = invitations;
        this.store = store;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationRounds() {
        this(null, null, null);
    }

    /** Ends invitations whose time is over. */
    public int expire() {
        return store.expireAll(clock.instant());
    }

    /** Invites after what is due. */
    public int invite() {
        return invitations.inviteDue(POLICY, clock.instant().minus(REACH));
    }
}
