package org.loyaltyloop.binding;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules as the database keeps them: an array of JSON objects, in the rules' order. */
final class BindingRuleJson {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private BindingRuleJson() {}

    static String write(List<BindingRule> rules) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        for (BindingRule rule : rules) {
            JsonObjectBuilder json =
                    BUILDERS.createObjectBuilder()
                            .add("id", rule.id().toString())
                            .add("enabled", rule.enabled())
                            .add("factKind", rule.factKind())
                            .add("level", rule.level().name())
                            .add("instrument", rule.instrument().name())
                            .add("nature", rule.nature().name())
                            .add("weight", rule.weight())
                            .add("by", rule.by().name())
                            .add("measure", rule.measure())
                            .add("otherwise", rule.otherwise())
                            .add("grace", rule.ageing().grace())
                            .add("atMost", rule.atMost());
            rule.ageing().halfLife().ifPresent(days -> json.add("halfLife", days));
            array.add(json);
        }
        return array.build().toString();
    }

    static List<BindingRule> read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(BindingRuleJson::rule)
                    .toList();
        }
    }

    private static BindingRule rule(JsonObject json) {
        return new BindingRule(
                BindingRuleId.of(json.getString("id")),
                json.getBoolean("enabled"),
                json.getString("factKind"),
                BindingLevel.valueOf(json.getString("level")),
                Instrument.valueOf(json.getString("instrument")),
                Nature.valueOf(json.getString("nature")),
                json.getJsonNumber("weight").doubleValue(),
                StrengthBy.valueOf(json.getString("by")),
                json.getJsonNumber("measure").doubleValue(),
                json.getJsonNumber("otherwise").doubleValue(),
                new Ageing(
                        json.getInt("grace"),
                        json.containsKey("halfLife")
                                ? Optional.of(json.getInt("halfLife"))
                                : Optional.empty()),
                json.getInt("atMost"));
    }
}
