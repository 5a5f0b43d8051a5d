package org.loyaltyloop.platform;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Has every {@link Chore} done in its rhythm. Started by the web application once it is up, stopped
 * before it goes down.
 */
@ApplicationScoped
public class Chores {

    private static final Logger LOG = Logger.getLogger(Chores.class.getName());

    private final Iterable<Chore> chores;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<Future<?>> rounds = new ArrayList<>();

    @Inject
    Chores(@Any Instance<Chore> chores) {
        this((Iterable<Chore>) chores);
    }

    Chores(Iterable<Chore> chores) {
        this.chores = chores;
    }

    /** For the container's proxy. */
    protected Chores() {
        this(List.of());
    }

    /** Begins; call it from the web application's context listener. */
    @SuppressWarnings("BanJNDI") // a constant name of the platform
    public synchronized void start() {
        if (!rounds.isEmpty()) {
            return;
        }
        try {
            ManagedScheduledExecutorService timer =
                    InitialContext.doLookup("java:comp/DefaultManagedScheduledExecutorService");
            for (Chore chore : chores) {
                long rest = chore.every().toMillis();
                rounds.add(
                        timer.scheduleWithFixedDelay(
                                () -> round(chore), rest, rest, TimeUnit.MILLISECONDS));
            }
        } catch (NamingException e) {
            throw new IllegalStateException("no threads for chores", e);
        }
    }

    /** No round begins any more. */
    public synchronized void stop() {
        rounds.forEach(round -> round.cancel(false));
        rounds.clear();
    }

    /** One round of one chore; of failures in a row only the first is logged. */
    void round(Chore chore) {
        String name = chore.name();
        try {
            chore.run();
            if (failing.remove(name)) {
                LOG.log(Level.INFO, "{0} works again", name);
            }
        } catch (Exception e) {
            // A round that fails, say without a database, may not end the rounds to come.
            if (failing.add(name)) {
                LOG.log(Level.WARNING, name + " failed and goes on trying", e);
            }
        }
    }
}
