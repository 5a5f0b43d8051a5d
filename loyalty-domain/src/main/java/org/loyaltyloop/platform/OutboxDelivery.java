package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Empties the outbox, message by message. What the world outside answers may quote addresses: they
 * are blanked before an error is kept.
 */
@ApplicationScoped
class OutboxDelivery implements Chore {

    private static final Logger LOG = Logger.getLogger(OutboxDelivery.class.getName());
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\\[\\]:;,\"']+@[^\\s<>()\\[\\]:;,\"']+");
    private static final int LONGEST_ERROR = 300;

    /** So that one round ends before the next node's lease does; the rest comes a second later. */
    private static final int AT_MOST = 50;

    private static final int FORGET_EVERY = 1_000;

    private final OutboxStore store;
    private final Iterable<OutboxHandler> handlers;
    private int round;

    @Inject
    OutboxDelivery(OutboxStore store, @Any Instance<OutboxHandler> handlers) {
        this(store, (Iterable<OutboxHandler>) handlers);
    }

    OutboxDelivery(OutboxStore store, Iterable<OutboxHandler> handlers) {
        this.store = store;
        this.handlers = handlers;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OutboxDelivery() {
        this(null, List.of());
    }

    @Override
    public String name() {
        return "outbox-delivery";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        Map<String, OutboxHandler> byKind = new HashMap<>();
        handlers.forEach(handler -> byKind.put(handler.kind(), handler));
        for (int i = 0; i < AT_MOST; i++) {
            Optional<OutboxMessage> message = store.claim(byKind.keySet());
            if (message.isEmpty()) {
                break;
            }
            deliver(Objects.requireNonNull(byKind.get(message.get().kind())), message.get());
        }
        if (round++ % FORGET_EVERY == 0) {
            store.forget();
        }
    }

    private void deliver(OutboxHandler handler, OutboxMessage message) {
        try {
            boolean delivered = handler.deliver(message);
            store.end(message.id(), delivered ? OutboxState.DELIVERED : OutboxState.DROPPED);
        } catch (Undeliverable e) {
            fail(message, e, true);
        } catch (Exception e) {
            fail(message, e, false);
        }
    }

    private void fail(OutboxMessage message, Exception e, boolean forGood) {
        String error = error(e);
        LOG.log(
                Level.WARNING,
                "Message {0} of the outbox ({1}), attempt {2}: {3}",
                new Object[] {message.id(), message.kind(), message.attempt(), error});
        store.fail(message, error, forGood);
    }

    /** What went wrong in one line, without addresses. */
    static String error(Throwable thrown) {
        String said = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        String line =
                ADDRESS.matcher(thrown.getClass().getSimpleName() + said)
                        .replaceAll("…@…")
                        .replaceAll("\\s+", " ")
                        .strip();
        return line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) : line;
    }
}
