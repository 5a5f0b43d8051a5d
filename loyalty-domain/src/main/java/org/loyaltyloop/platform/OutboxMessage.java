package org.loyaltyloop.platform;

import java.util.Map;

/**
 * A message of the outbox in the hands of its handler.
 *
 * @param id stays the same over all attempts, so that receivers can tell a repetition
 * @param kind which handler delivers it
 * @param params names of records; what stands in them is read when it is delivered
 * @param attempt 1 for the first
 */
public record OutboxMessage(OutboxId id, String kind, Map<String, String> params, int attempt) {

    /** Copies the map. */
    public OutboxMessage {
        params = Map.copyOf(params);
    }

    /** A parameter that every message of the kind has. */
    public String param(String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalStateException(kind + " without " + name);
        }
        return value;
    }
}
