package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final String SEPARATORS = " -./ ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "038 421 77 10",
                "+31 38 4217710",
                "0031384217710",
                "0031 (0)38-4217710",
                "(038)4217710",
                "+31 (0)38 421 77 10",
                "038-421.77.10"
            })
    void oneNumberIsTheSameHoweverItIsWritten(String typed) {
        assertThat(PhoneNumber.parse(typed)).get().returns("31384217710", PhoneNumber::digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "038 421",
                "0384217710",
                "+31 38 421 77 10",
                "4217710",
                "(038) 421",
                "0031384",
                "77 10"
            })
    void aPartOfTheNumberIsFoundInItsDigits(String typed) {
        assertThat(PhoneNumber.fragment(typed))
                .get()
                .satisfies(digits -> assertThat("31384217710").contains(digits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "call me",
                "jan@example.org",
                "12",
                "0",
                "Bouwgroep 7",
                "+",
                "3 4"
            })
    void whatIsNoPartOfANumberIsNotSearchedAsOne(String typed) {
        assertThat(PhoneNumber.fragment(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call me",
                "+",
                "\u0000",
                "1234567890123456789012345678901234567890123456789012345678901"
            })
    void whatIsNoNumberIsNotRead(String typed) {
        assertThat(PhoneNumber.parse(typed)).isEmpty();
    }

    @Test
    void foreignNumbersKeepTheirCountry() {
        assertThat(PhoneNumber.parse("+44 20 7946 0018"))
                .get()
                .returns("442079460018", PhoneNumber::digits);
        assertThat(PhoneNumber.parse("0044 20 7946 0018"))
                .get()
                .returns("442079460018", PhoneNumber::digits);
    }

    @Property
    void separatorsNeverMatter(
            @ForAll @IntRange(min = 100_000_000, max = 899_999_999) int number,
            @ForAll @Size(9) List<@IntRange(max = 4) Integer> between) {
        String national = "0" + number;
        StringBuilder written = new StringBuilder("0");
        for (int i = 0; i < 9; i++) {
            written.append(national.charAt(i + 1));
            if (i < 8 && between.get(i) < 4) {
                written.append(SEPARATORS.charAt(between.get(i)));
            }
        }
        assertThat(PhoneNumber.parse(written.toString()).map(PhoneNumber::digits))
                .isEqualTo(PhoneNumber.parse("+31" + number).map(PhoneNumber::digits))
                .isEqualTo(PhoneNumber.parse("0031" + number).map(PhoneNumber::digits))
                .contains("31" + number);
    }

    @Property
    void readingItsOwnDigitsGivesTheNumberAgain(
            @ForAll @IntRange(min = 100_000_000, max = 899_999_999) int number) {
        PhoneNumber first = PhoneNumber.parse("0" + number).orElseThrow();
        assertThat(PhoneNumber.parse("+" + first.digits()))
                .get()
                .returns(first.digits(), PhoneNumber::digits);
    }

    @Property
    void noTextWhateverBreaksTheReading(@ForAll @StringLength(max = 80) String text) {
        PhoneNumber.parse(text).ifPresent(number -> assertThat(number.digits()).matches("\\d+"));
        PhoneNumber.fragment(text).ifPresent(digits -> assertThat(digits).matches("\\d{3,}"));
    }
}
