package org.loyaltyloop.touchpoint;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules as the database keeps them: an array of JSON objects, in the rules' order. */
final class RuleJson {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private RuleJson() {}

    static String write(List<ClassificationRule> rules) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        rules.forEach(rule -> array.add(write(rule)));
        return array.build().toString();
    }

    private static JsonObjectBuilder write(ClassificationRule rule) {
        JsonArrayBuilder conditions = BUILDERS.createArrayBuilder();
        for (RuleCondition condition : rule.conditions()) {
            JsonObjectBuilder json =
                    BUILDERS.createObjectBuilder()
                            .add("field", condition.field().name())
                            .add("test", condition.test().name())
                            .add("values", BUILDERS.createArrayBuilder(condition.values()));
            condition.key().ifPresent(key -> json.add("key", key));
            conditions.add(json);
        }
        JsonObjectBuilder json =
                BUILDERS.createObjectBuilder()
                        .add("id", rule.id().toString())
                        .add("name", rule.name())
                        .add("enabled", rule.enabled())
                        .add("stage", rule.stage().name())
                        .add("conditions", conditions);
        rule.note().ifPresent(note -> json.add("note", note));
        return json;
    }

    static List<ClassificationRule> read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(RuleJson::rule)
                    .toList();
        }
    }

    /** A touchpoint's attributes. */
    static JsonObject attributes(Optional<String> text) {
        if (text.isEmpty()) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = READERS.createReader(new StringReader(text.get()))) {
            return reader.readObject();
        }
    }

    private static ClassificationRule rule(JsonObject json) {
        return new ClassificationRule(
                RuleId.of(json.getString("id")),
                json.getString("name"),
                Optional.ofNullable(json.getString("note", null)),
                json.getBoolean("enabled"),
                LoopStage.valueOf(json.getString("stage")),
                json.getJsonArray("conditions").getValuesAs(JsonObject.class).stream()
                        .map(RuleJson::condition)
                        .toList());
    }

    private static RuleCondition condition(JsonObject json) {
        JsonArray values = json.getJsonArray("values");
        return new RuleCondition(
                RuleField.valueOf(json.getString("field")),
                RuleTest.valueOf(json.getString("test")),
                Optional.ofNullable(json.getString("key", null)),
                values.getValuesAs(JsonString::getString));
    }
}
