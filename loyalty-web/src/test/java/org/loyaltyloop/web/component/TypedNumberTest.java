package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers mean what whoever types them means. */
class TypedNumberTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    @ParameterizedTest
    @CsvSource({
        "'8', 8, 8",
        "'2,5', 2.5, 2.5",
        "'2.5', 2.5, 2.5",
        "'1.000', 1.000, 1000",
        "'1,000', 1000, 1.000",
        "'1.234,50', 1234.50, 1234.50",
        "'1,234.50', 1234.50, 1234.50",
        "'1.234.567', 1234567, 1234567",
        "'12 500', 12500, 12500",
        "'-0,5', -0.5, -0.5"
    })
    void pointAndCommaAreUnderstoodInBothLanguages(
            String typed, BigDecimal english, BigDecimal dutch) {
        assertThat(TypedNumber.read(typed, Locale.ENGLISH)).isEqualByComparingTo(english);
        assertThat(TypedNumber.read(typed, DUTCH)).isEqualByComparingTo(dutch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "eight", "1..2", "1,", "1e9", "0x10"})
    void whatIsNoNumberIsRefused(String typed) {
        assertThatThrownBy(() -> TypedNumber.read(typed, DUTCH))
                .isInstanceOf(NumberFormatException.class);
    }

    @Property
    void whatIsShownIsReadAsTheSame(
            @ForAll @BigRange(min = "-99999999999999", max = "99999999999999") @Scale(4)
                    BigDecimal value,
            @ForAll boolean dutch) {
        Locale locale = dutch ? DUTCH : Locale.ENGLISH;
        assertThat(TypedNumber.read(TypedNumber.show(value, locale), locale))
                .isEqualByComparingTo(value);
    }
}
