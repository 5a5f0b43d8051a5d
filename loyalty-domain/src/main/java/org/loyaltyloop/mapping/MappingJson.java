package org.loyaltyloop.mapping;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loyaltyloop.tabular.DateOrder;
import org.loyaltyloop.tabular.DecimalSign;

/** Writes and reads mappings as JSON, in which they are kept. */
public final class MappingJson {

    private MappingJson() {}

    /** The mapping as JSON. */
    public static String write(Mapping mapping) {
        JsonArrayBuilder rules = Json.createArrayBuilder();
        mapping.rules()
                .forEach(
                        rule ->
                                rules.add(
                                        Json.createObjectBuilder()
                                                .add("verdict", rule.verdict().name())
                                                .add("when", condition(rule.when()))));
        JsonArrayBuilder outputs = Json.createArrayBuilder();
        mapping.outputs().forEach(output -> outputs.add(output(output)));
        return Json.createObjectBuilder()
                .add("rules", rules)
                .add("outputs", outputs)
                .build()
                .toString();
    }

    /** The mapping that was written so; anything else is an {@link IllegalArgumentException}. */
    public static Mapping read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject mapping = reader.readObject();
            return new Mapping(
                    objects(mapping, "rules").stream()
                            .map(
                                    r ->
                                            new RowRule(
                                                    RowRule.Verdict.valueOf(r.getString("verdict")),
                                                    condition(r.getJsonObject("when"))))
                            .toList(),
                    objects(mapping, "outputs").stream().map(MappingJson::output).toList());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no mapping", e);
        }
    }

    private static JsonObjectBuilder condition(Condition condition) {
        return Json.createObjectBuilder()
                .add("column", condition.column())
                .add("test", condition.test().name())
                .add("value", condition.value());
    }

    private static Condition condition(JsonObject json) {
        return new Condition(
                json.getString("column"),
                Condition.Test.valueOf(json.getString("test")),
                json.getString("value", ""));
    }

    private static JsonObjectBuilder output(Output output) {
        JsonArrayBuilder conditions = Json.createArrayBuilder();
        output.onlyWhen().forEach(c -> conditions.add(condition(c)));
        JsonArrayBuilder fields = Json.createArrayBuilder();
        output.fields().forEach(f -> fields.add(source(f)));
        return Json.createObjectBuilder()
                .add("name", output.name())
                .add("onlyWhen", conditions)
                .add("fields", fields);
    }

    private static Output output(JsonObject json) {
        return new Output(
                json.getString("name"),
                objects(json, "onlyWhen").stream().map(MappingJson::condition).toList(),
                objects(json, "fields").stream().map(MappingJson::source).toList());
    }

    private static JsonObjectBuilder source(FieldSource source) {
        JsonObjectBuilder values = Json.createObjectBuilder();
        source.values().forEach(values::add);
        return Json.createObjectBuilder()
                .add("field", source.field())
                .add("kind", source.kind().name())
                .add("text", source.text())
                .add("values", values)
                .add("unmapped", source.unmapped().name())
                .add("fallback", source.fallback())
                .add("dates", source.dates().name())
                .add("decimals", source.decimals().name());
    }

    private static FieldSource source(JsonObject json) {
        Map<String, String> values = new LinkedHashMap<>();
        JsonObject translations = json.getJsonObject("values");
        if (translations != null) {
            translations.forEach((from, to) -> values.put(from, ((JsonString) to).getString()));
        }
        return new FieldSource(
                json.getString("field"),
                FieldSource.Kind.valueOf(json.getString("kind")),
                json.getString("text"),
                values,
                FieldSource.Unmapped.valueOf(
                        json.getString("unmapped", FieldSource.Unmapped.KEEP.name())),
                json.getString("fallback", ""),
                DateOrder.valueOf(json.getString("dates", DateOrder.AUTO.name())),
                DecimalSign.valueOf(json.getString("decimals", DecimalSign.AUTO.name())));
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        JsonArray array = json.getJsonArray(name);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }
}
