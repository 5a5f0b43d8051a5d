package org.loyaltyloop.web.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.touchpoint.Channel;

class JsonFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "[\"a\"]"})
    void takesNothingButAStringForAText(String value) {
        JsonFields fields = fields("{\"name\":" + value + "}");
        assertThat(fields.text("name")).isEmpty();
        assertThat(fields.violations())
                .containsExactly(new FieldViolation("name", "wrong_type", "must be a string"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "1.5",
                "true",
                "[1]",
                "2147483648",
                "1e999999999",
                "1e-999999999",
                "123456789012345678901"
            })
    void takesNothingButASmallWholeNumberForOne(String value) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> {
                    JsonFields fields = fields("{\"n\":" + value + "}");
                    assertThat(fields.integer("n")).isEmpty();
                    assertThat(fields.violations())
                            .extracting(FieldViolation::code)
                            .containsExactly("wrong_type");
                });
    }

    @Test
    void takesThreePointZeroForThree() {
        assertThat(fields("{\"n\":3.0}").integer("n")).contains(3);
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "a\\u0000b", "\\ud83d", "\\udc00x"})
    void refusesTextThatCannotBeStored(String escaped) {
        JsonFields fields = fields("{\"t\":\"" + escaped + "\"}");
        assertThat(fields.text("t")).isEmpty();
        assertThat(fields.violations())
                .extracting(FieldViolation::code)
                .containsExactly("control_character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"b\":[\"\\u0000\"]}}",
                "{\"\\u0000\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":1e400}",
                "{\"a\":1e-999999}"
            })
    void refusesOpenObjectsThatCannotBeStored(String attributes) {
        JsonFields fields = fields("{\"attributes\":" + attributes + "}");
        assertThat(fields.openObject("attributes")).isEmpty();
        assertThat(fields.violations())
                .extracting(FieldViolation::field)
                .containsExactly("attributes");
    }

    @Test
    void namesTheValuesAnEnumHas() {
        JsonFields fields = fields("{\"channel\":\"FAX\"}");
        assertThat(fields.oneOf("channel", Channel.class)).isEmpty();
        assertThat(fields.violations().get(0).code()).isEqualTo("unknown_value");
        assertThat(fields.violations().get(0).message())
                .contains("PHONE, EMAIL, CHAT")
                .doesNotContain("FAX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-03-01",
                "2026-03-01T09:00",
                "2026-02-30T09:00:00Z",
                "+999999999-01-01T00:00:00Z",
                ""
            })
    void takesNothingButAnInstantWithItsOffset(String text) {
        JsonFields fields = fields("{\"at\":\"" + text + "\"}");
        assertThat(fields.instant("at")).isEmpty();
        assertThat(fields.violations()).extracting(FieldViolation::field).containsExactly("at");
    }

    @Test
    void readsInstantsAtAnyOffset() {
        assertThat(fields("{\"at\":\"2026-03-01T10:30:00+01:00\"}").instant("at"))
                .contains(Instant.parse("2026-03-01T09:30:00Z"));
    }

    @Test
    void tellsNullFromAbsent() {
        JsonFields fields = fields("{\"a\":null}");
        assertThat(fields.has("a")).isTrue();
        assertThat(fields.isNull("a")).isTrue();
        assertThat(fields.has("b")).isFalse();
        assertThat(fields.text("a")).isEmpty();
        assertThat(fields.violations()).isEmpty();
    }

    @Test
    void namesFieldsWithinObjectsByTheirPathAndAllThatIsWrongAtOnce() {
        JsonFields fields = fields("{\"contact\":{\"email\":5},\"type\":[]}");
        fields.object("contact").orElseThrow().text("email");
        fields.text("type");
        assertThat(fields.violations())
                .extracting(FieldViolation::field)
                .containsExactly("contact.email", "type");
    }

    @Test
    void wantsAnObject() {
        assertThat(JsonFields.of("text").violations())
                .extracting(FieldViolation::code)
                .containsExactly("wrong_type");
        assertThat(JsonFields.of(Map.of()).violations()).isEmpty();
    }

    @Test
    void wantsRequiredTextToSaySomething() {
        JsonFields fields = fields("{\"a\":\"  \"}");
        fields.requiredText("a");
        fields.requiredText("b");
        assertThat(fields.violations())
                .extracting(FieldViolation::code)
                .containsExactly("required", "required");
    }

    private static JsonFields fields(String json) {
        try {
            return JsonFields.of(JsonText.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }
}
