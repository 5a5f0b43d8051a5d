package org.loyaltyloop.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The description of the interface, read as a program of a caller would, and asked whether an
 * answer is as it says.
 */
final class OpenApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    static OpenApiDocument shipped() {
        try (InputStream in = RestApplication.class.getResourceAsStream("openapi.json")) {
            return new OpenApiDocument(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return document;
    }

    /** Every operation as {@code GET /touchpoints/{id}}, relative to the server's path. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        operations.add(
                                                                method.toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        return operations;
    }

    /** The operation's description. */
    JsonNode operation(String method, String template) {
        return document.at("/paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
    }

    /** The template that a path is an instance of; literal parts before parameters. */
    Optional<String> templateOf(String path) {
        List<String> fitting = new ArrayList<>();
        document.get("paths")
                .fieldNames()
                .forEachRemaining(
                        template -> {
                            String pattern =
                                    Pattern.compile("\\{[^}]+}")
                                            .matcher(template)
                                            .replaceAll("[^/]+");
                            if (path.matches(pattern)) {
                                fitting.add(template);
                            }
                        });
        return fitting.stream().min((a, b) -> Integer.compare(parameters(a), parameters(b)));
    }

    /** What is wrong with an answer's body; empty if it is as described. */
    List<String> faults(
            String method, String template, int status, String mediaType, JsonNode body) {
        JsonNode response =
                resolved(
                        operation(method, template)
                                .path("responses")
                                .path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of(method + " " + template + " does not describe " + status);
        }
        JsonNode schema = response.path("content").path(mediaType).path("schema");
        if (schema.isMissingNode()) {
            return List.of(
                    method + " " + template + " " + status + " does not describe " + mediaType);
        }
        return validate(schema, body);
    }

    /** What is wrong with a value by a schema of this document. */
    List<String> validate(JsonNode schema, JsonNode value) {
        return compiled
                .computeIfAbsent(
                        schema.toString(),
                        key -> {
                            ObjectNode whole = JSON.createObjectNode();
                            whole.putArray("allOf").add(schema);
                            whole.set("components", document.get("components"));
                            return SCHEMAS.getSchema(whole, CONFIG);
                        })
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The node, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static int parameters(String template) {
        return (int) template.chars().filter(c -> c == '{').count();
    }
}
