package org.loyaltyloop.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.loyaltyloop.platform.Chore;

/**
 * Looks every minute whom to ask. It looks at all touchpoints that fell due in the last days, not
 * from a mark onwards: one that was recorded late, corrected, or committed out of turn is found
 * too, and recording pays nothing.
 */
@ApplicationScoped
class InvitationChore implements Chore {

    private final InvitationRounds rounds;

    @Inject
    InvitationChore(InvitationRounds rounds) {
        this.rounds = rounds;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationChore() {
        this(null);
    }

    @Override
    public String name() {
        return "survey-invitations";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        rounds.expire();
        rounds.invite();
    }
}
