package org.loyaltyloop.binding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.loyaltyloop.platform.Chore;

/** Looks every few minutes for ties whose end is to be announced. */
@ApplicationScoped
class TieEndingsChore implements Chore {

    private static final Duration REST = Duration.ofMinutes(2);
    private static final int CHUNK = 200;

    private final TieEndings endings;

    @Inject
    TieEndingsChore(TieEndings endings) {
        this.endings = endings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TieEndingsChore() {
        this(null);
    }

    @Override
    public String name() {
        return "binding-endings";
    }

    @Override
    public Duration every() {
        return REST;
    }

    @Override
    public void run() {
        while (endings.announce(CHUNK) == CHUNK) {
            // Until nothing is left that others do not hold.
        }
    }
}
