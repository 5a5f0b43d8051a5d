package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.loyaltyloop.platform.Chore;
import org.loyaltyloop.staff.Actor;

/**
 * Follows facts that changed, in sets and some seconds behind at most: whoever records a fact pays
 * for a note that its account is due, and no more. Pages about one account do not wait for it; they
 * read the facts themselves.
 */
@ApplicationScoped
class BindingFollower implements Chore {

    private static final Duration REST = Duration.ofSeconds(1);
    private static final int CHUNK = 2_000;

    private final ProfileSteps steps;
    private final ProfileStore store;

    @Inject
    BindingFollower(ProfileSteps steps, ProfileStore store) {
        this.steps = steps;
        this.store = store;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingFollower() {
        this(null, null);
    }

    @Override
    public String name() {
        return "binding-follower";
    }

    @Override
    public Duration every() {
        return REST;
    }

    @Override
    public void run() {
        steps.beginDay(Actor.system("Binding").author());
        while (store.anyDue() && steps.follow(CHUNK) > 0) {
            // Until nothing is left that others do not hold.
        }
    }
}
