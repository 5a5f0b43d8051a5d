package org.loyaltyloop.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.loyaltyloop.platform.Chore;
import org.loyaltyloop.staff.Actor;

/** Sees to terms that ended since the last round. */
@ApplicationScoped
class TermChore implements Chore {

    private static final Actor SELF = Actor.system("contract");

    private final Contracts contracts;

    @Inject
    TermChore(Contracts contracts) {
        this.contracts = contracts;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TermChore() {
        this(null);
    }

    @Override
    public String name() {
        return "contract-terms";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        int seen;
        do {
            seen = contracts.closeTerms(SELF);
        } while (seen > 0);
    }
}
