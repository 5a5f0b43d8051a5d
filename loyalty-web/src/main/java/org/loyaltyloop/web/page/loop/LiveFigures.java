package org.loyaltyloop.web.page.loop;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.loyaltyloop.loop.LoopPulse;
import org.loyaltyloop.platform.Chore;

/**
 * Tells open dashboards that figures have changed. One look a second at the figures' revision in
 * the database serves all browsers of this node, whichever node recorded; without a browser that
 * listens there is not even that. No thread waits for a browser.
 */
@ApplicationScoped
public class LiveFigures implements Chore {

    /** How many browsers a node tells; more look after a while by themselves. */
    static final int MOST = 500;

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** So many silent looks, and a sign of life finds out who has left. */
    private static final int SIGN_OF_LIFE = 15;

    private final LoopPulse pulse;
    private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicInteger silent = new AtomicInteger();
    private volatile long told = Long.MIN_VALUE;

    @Inject
    LiveFigures(LoopPulse pulse) {
        this.pulse = pulse;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected LiveFigures() {
        this(null);
    }

    /** Whether another browser can be told. */
    boolean hasRoom() {
        return listeners.size() < MOST;
    }

    /** Tells that browser, from the revision that it finds on. */
    void tell(AsyncContext context) throws IOException {
        LiveListener listener = new LiveListener(context, listeners::remove);
        listeners.add(listener);
        context.addListener(listener);
        context.getResponse().getOutputStream().setWriteListener(listener);
        listener.say("retry: 3000\n" + message(pulse.revision()));
    }

    @Override
    public String name() {
        return "live-figures";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        if (listeners.isEmpty()) {
            return;
        }
        long revision = pulse.revision();
        if (revision != told) {
            told = revision;
            silent.set(0);
            listeners.forEach(listener -> listener.say(message(revision)));
        } else if (silent.incrementAndGet() >= SIGN_OF_LIFE) {
            silent.set(0);
            listeners.forEach(listener -> listener.sayIfSilent(":\n\n"));
        }
    }

    @PreDestroy
    void end() {
        listeners.forEach(LiveListener::end);
    }

    private static String message(long revision) {
        return "data: " + revision + "\n\n";
    }
}
