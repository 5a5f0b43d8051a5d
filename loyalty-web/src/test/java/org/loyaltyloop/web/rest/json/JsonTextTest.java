package org.loyaltyloop.web.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void readsEveryKindOfValue() throws MalformedJson {
        assertThat(read("{\"a\":[1,-2.50,true,false,null,\"é🙂\"],\"b\":{}}"))
                .isEqualTo(
                        Map.of(
                                "a",
                                List.of(
                                        1L,
                                        new BigDecimal("-2.50"),
                                        true,
                                        false,
                                        JsonNull.NULL,
                                        "é🙂"),
                                "b",
                                Map.of()));
    }

    @Test
    void readsWholeNumbersBeyond64Bits() throws MalformedJson {
        assertThat(read("123456789012345678901234567890"))
                .isEqualTo(new BigDecimal("123456789012345678901234567890"));
    }

    @Test
    void skipsAByteOrderMark() throws MalformedJson {
        assertThat(read("\uFEFF{}")).isEqualTo(Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"x\": [",
                "{\"x\": ",
                "{\"x\"",
                "{",
                "[",
                "[1",
                "[1,",
                "\"abc",
                "{\"x\":1,}",
                "[1,]",
                "{x:1}",
                "{'x':1}",
                "tru",
                "nul",
                "1 2",
                "{}{}",
                "01",
                "1.",
                ".5",
                "+1",
                "NaN",
                "Infinity",
                "1e",
                "\"\\x\"",
                "\"\\u12\"",
                "\"tab\there\"",
                "// no\n{}",
                "/* no */{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "1e99999999999",
                "\0",
                "{}\0"
            })
    void refusesWhatIsNoStrictJsonAtOnce(String text) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () ->
                        assertThatThrownBy(() -> read(text))
                                .isInstanceOf(MalformedJson.class)
                                .hasMessageNotContaining("com.fasterxml")
                                .hasMessageNotContaining("Parser"));
    }

    @Test
    void refusesDeepNestingLongNumbersAndLongNames() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read("1".repeat(101))).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> read("{\"" + "n".repeat(300) + "\":1}"))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void takesNestingUpToItsLimitAndNotBeyond() throws MalformedJson {
        assertThat(read(nested(JsonText.MAX_DEPTH))).isNotNull();
        assertThatThrownBy(() -> read(nested(JsonText.MAX_DEPTH + 1)))
                .isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesMoreValuesThanAreGoodForTheMemory() {
        String many = "[" + "[],".repeat(JsonText.MAX_VALUES) + "[]]";
        assertThatThrownBy(() -> read(many)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        for (byte[] bytes :
                List.of(
                        new byte[] {'"', (byte) 0xC3, '"'},
                        new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
                        new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                        "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
                        "{}".getBytes(StandardCharsets.UTF_16),
                        "{}".getBytes(StandardCharsets.UTF_16LE))) {
            assertThatThrownBy(() -> JsonText.read(bytes)).isInstanceOf(MalformedJson.class);
        }
    }

    @Property
    void readsBackWhatItWrote(@ForAll String text, @ForAll long number, @ForAll boolean truth)
            throws Exception {
        String storable = text.replaceAll("\\p{Cs}", "");
        Object value = Map.of("text", storable, "list", List.of(number, truth, JsonNull.NULL));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonOut out = new JsonOut(bytes)) {
            out.value(value);
        }
        assertThat(JsonText.read(bytes.toByteArray())).isEqualTo(value);
    }

    @Property
    void endsWithAValueOrARefusalWhateverComes(@ForAll byte[] bytes) {
        try {
            assertThat(JsonText.read(bytes)).isNotNull();
        } catch (MalformedJson refused) {
            assertThat(refused.reason()).isNotBlank();
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static Object read(String text) throws MalformedJson {
        return JsonText.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
