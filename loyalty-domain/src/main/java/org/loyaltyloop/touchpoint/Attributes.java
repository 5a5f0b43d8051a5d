package org.loyaltyloop.touchpoint;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * What may stand in the attributes of a touchpoint: everything that the database can store as JSON,
 * within limits.
 */
final class Attributes {

    private static final int BYTES = 16 * 1024;
    private static final int DEPTH = 32;
    private static final int DIGITS = 1000;

    private Attributes() {}

    static void check(JsonObject json, Checks checks) {
        if (!checks.that(isShallow(json, DEPTH), "attributes", InputRule.MALFORMED)) {
            return;
        }
        checks.that(isStorable(json), "attributes", InputRule.CONTROL_CHARACTER);
        checks.that(
                json.toString().getBytes(StandardCharsets.UTF_8).length <= BYTES,
                "attributes",
                InputRule.TOO_LONG,
                BYTES);
    }

    private static boolean isShallow(JsonValue value, int depth) {
        if (depth == 0) {
            return false;
        } else if (value instanceof JsonObject object) {
            return object.values().stream().allMatch(v -> isShallow(v, depth - 1));
        } else if (value instanceof JsonArray array) {
            return array.stream().allMatch(v -> isShallow(v, depth - 1));
        }
        return !(value instanceof JsonNumber number) || isModest(number.bigDecimalValue());
    }

    /** Numbers with thousands of digits overflow the database's type. */
    private static boolean isModest(BigDecimal number) {
        return Math.abs((long) number.scale()) <= DIGITS && number.precision() <= DIGITS;
    }

    private static boolean isStorable(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .allMatch(e -> isStorable(e.getKey()) && isStorable(e.getValue()));
        } else if (value instanceof JsonArray array) {
            return array.stream().allMatch(Attributes::isStorable);
        }
        return !(value instanceof JsonString string) || isStorable(string.getString());
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(
                        c ->
                                c == 0
                                        || (c >= Character.MIN_SURROGATE
                                                && c <= Character.MAX_SURROGATE));
    }
}
