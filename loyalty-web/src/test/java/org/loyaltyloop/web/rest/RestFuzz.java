package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.fuzz.Chance;
import org.loyaltyloop.web.fuzz.Fuzzing;
import org.loyaltyloop.web.fuzz.Stored;
import org.loyaltyloop.web.rest.Api.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * Damaged bodies and queries for every operation that the description names. {@link Api} checks
 * every answer; here it is checked that a refused request stored nothing.
 */
class RestFuzz {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.shipped();

    private final RunningCrm crm = DemoCrm.running();
    private final Api api = Api.withAllScopes(crm);
    private final List<String> ids = new ArrayList<>();

    @Test
    void everyAnswerIsAnAnswer() {
        ids.addAll(
                crm.sql()
                        .list(
                                "(select id from customer.account limit 5) union all (select id from touchpoint.touchpoint limit 5)",
                                row -> row.uuid("id").toString()));
        List<String> operations = DOCUMENT.operations();
        Fuzzing.door(
                "rest",
                chance -> {
                    String operation = chance.of(operations);
                    String method = operation.substring(0, operation.indexOf(' '));
                    String path = path(chance, operation.substring(method.length() + 1));
                    if (method.equals("GET")) {
                        api.get(path + query(chance, operation));
                        return;
                    }
                    Map<String, Long> before = Stored.in(crm);
                    Answer answer = write(chance, method, path);
                    if (answer.status() >= 400) {
                        assertThat(Stored.in(crm)).as(operation).isEqualTo(before);
                    }
                });
    }

    private Answer write(Chance chance, String method, String path) {
        JsonNode good = path.endsWith("/batch") ? batch(chance) : body(path);
        byte[] bytes =
                chance.oneIn(3)
                        ? chance.damaged(good.toString().getBytes(StandardCharsets.UTF_8))
                        : text(chance, spoilt(chance, good));
        String type =
                chance.oneIn(20)
                        ? chance.of("text/plain", "application/xml", "application/json; charset=x")
                        : method.equals("PATCH") ? "application/merge-patch+json" : Api.JSON;
        var request =
                api.request(path)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofByteArray(bytes));
        if (chance.oneIn(2)) {
            request.header("If-Match", chance.of("\"1\"", "1", "*", "\"x\"", "W/\"1\""));
        }
        return api.send(request);
    }

    private static byte[] text(Chance chance, JsonNode node) {
        // The writer would refuse half a character; a caller's program may not.
        String text = node.toString();
        return (chance.oneIn(10) ? text.replace("e", "\\ud800") : text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode body(String path) {
        if (path.startsWith("/touchpoints")) {
            return touchpoint();
        }
        return JSON.createObjectNode()
                .put("kind", "ORGANISATION")
                .put("name", "Zandweg Fuzz B.V.")
                .put("email", "info@zandweg.example")
                .put("phone", "+31 20 123 45 67");
    }

    private static JsonNode touchpoint() {
        NewTouchpoint order =
                NewTouchpoint.order()
                        .with("summary", "Besteld in de webshop")
                        .with("sentiment", 1)
                        .withJson("attributes", "{\"amount\": 12.5, \"lines\": [1, {\"a\": null}]}")
                        .withJson(
                                "survey",
                                "{\"metric\": \"NPS\", \"score\": 9, \"stage\": \"SERVICE\"}");
        try {
            return JSON.readTree(order.toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode batch(Chance chance) {
        ArrayNode all = JSON.createArrayNode();
        for (int i = chance.below(5); i >= 0; i--) {
            all.add(touchpoint());
        }
        ObjectNode batch = JSON.createObjectNode();
        batch.set("touchpoints", all);
        return batch;
    }

    /** The same with a value somewhere in it gone, doubled, or something else. */
    private static JsonNode spoilt(Chance chance, JsonNode good) {
        if (good instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = chance.of(names);
            JsonNode value = object.get(name);
            if (value.isContainerNode() && !chance.oneIn(4)) {
                spoilt(chance, value);
            } else if (chance.oneIn(4)) {
                object.remove(name);
            } else {
                object.set(name, other(chance, value));
            }
        } else if (good instanceof ArrayNode array && !array.isEmpty()) {
            int at = chance.below(array.size());
            if (chance.oneIn(3)) {
                array.add(array.get(at));
            } else {
                spoilt(chance, array.get(at));
            }
        }
        return good;
    }

    private static JsonNode other(Chance chance, JsonNode value) {
        return switch (chance.below(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.getNodeFactory().booleanNode(chance.oneIn(2));
            case 2 -> JSON.getNodeFactory().numberNode(new BigDecimal("1e" + chance.below(400)));
            case 3 -> JSON.createArrayNode().add(value);
            case 4 -> JSON.createObjectNode().set(chance.odd("name"), value);
            default -> JSON.getNodeFactory().textNode(chance.odd(value.asText()));
        };
    }

    private String path(Chance chance, String template) {
        String path = template;
        while (path.contains("{")) {
            String value =
                    chance.oneIn(2)
                            ? chance.of(ids)
                            : template.contains("by-ref")
                                    ? chance.of("erp", "D-10001", "fuzz")
                                    : cut(chance.odd("erp"));
            path =
                    path.substring(0, path.indexOf('{'))
                            + encoded(named(value)).replace("+", "%20")
                            + path.substring(path.indexOf('}') + 1);
        }
        return path;
    }

    private String query(Chance chance, String operation) {
        StringBuilder query = new StringBuilder();
        String template = operation.substring(4);
        for (JsonNode declared : DOCUMENT.operation("GET", template).path("parameters")) {
            JsonNode parameter = DOCUMENT.resolved(declared);
            if (parameter.path("in").asText().equals("query") && !chance.oneIn(3)) {
                JsonNode one = parameter.path("schema").path("enum").path(0);
                String good =
                        one.isMissingNode()
                                ? chance.of("1", "2026-01-01", "a", "SERVICE")
                                : one.asText();
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(encoded(chance.oneIn(3) ? good : cut(chance.odd(good))));
            }
        }
        return query.toString();
    }

    /** Without what the server itself refuses in a path, before the product sees it. */
    private static String named(String value) {
        String name = value.replaceAll("[\\\\/\\p{Cntrl}]|\\.\\.?", "");
        return name.isBlank() ? "x" : name;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 400));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
