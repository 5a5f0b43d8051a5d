package org.loyaltyloop.web.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A touchpoint as a program sends it; right from the start, to be made wrong where a test wants it.
 */
final class NewTouchpoint {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json = MAPPER.createObjectNode();

    private NewTouchpoint() {}

    /** An order of an account of its own. */
    static NewTouchpoint order() {
        NewTouchpoint order = new NewTouchpoint();
        order.json
                .putObject("account")
                .put("source", "erp")
                .put("ref", "C-" + UUID.randomUUID())
                .put("name", "Kerstens Bouw B.V.");
        order.json.put("type", "ORDER_PLACED");
        order.json.put(
                "occurredAt",
                Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
        order.json.put("source", "erp");
        order.json.put("externalId", "order-" + UUID.randomUUID());
        return order;
    }

    NewTouchpoint of(String accountRef) {
        json.putObject("account")
                .put("source", "erp")
                .put("ref", accountRef)
                .put("name", "Kerstens Bouw B.V.");
        return this;
    }

    NewTouchpoint with(String member, Object value) {
        json.set(member, MAPPER.valueToTree(value));
        return this;
    }

    /** With that JSON for a member. */
    NewTouchpoint withJson(String member, String value) {
        try {
            json.set(member, MAPPER.readTree(value));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(value, e);
        }
        return this;
    }

    NewTouchpoint without(String member) {
        json.remove(member);
        return this;
    }

    NewTouchpoint known(String externalId) {
        return with("externalId", externalId);
    }

    NewTouchpoint type(String code) {
        return with("type", code);
    }

    NewTouchpoint at(Instant moment) {
        return with("occurredAt", moment.toString());
    }

    String accountRef() {
        return json.at("/account/ref").asText();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
