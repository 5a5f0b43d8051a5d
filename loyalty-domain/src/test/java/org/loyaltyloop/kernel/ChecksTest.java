package org.loyaltyloop.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    private final Checks checks = new Checks();

    @Test
    void aGoodLineIsKeptTrimmed() {
        assertThat(checks.required("name", "  Zilverzand B.V. 😀 ", 17))
                .isEqualTo("Zilverzand B.V. 😀");
        assertThat(checks.violations()).isEmpty();
        checks.refuseIfAny();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t "})
    void aLineThatMustBeThereMayNotBeBlank(String blank) {
        checks.required("name", blank, 10);
        assertThat(checks.violations()).containsExactly(Violation.of("name", InputRule.REQUIRED));
    }

    @Test
    void aLineMayBeAsLongAsItsLimitCountedInCharactersThatPeopleSee() {
        checks.required("name", "😀😀😀", 3);
        assertThat(checks.violations()).isEmpty();
        checks.required("name", "😀😀😀😀", 3);
        assertThat(checks.violations())
                .containsExactly(Violation.of("name", InputRule.TOO_LONG, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u0085b", "a\uD800b", "a\uDFFFb", "\uDC00"})
    void controlCharactersAndHalvesOfCharactersAreRefusedInALine(String line) {
        checks.required("name", line, 10);
        assertThat(checks.violations())
                .containsExactly(Violation.of("name", InputRule.CONTROL_CHARACTER));
    }

    @Test
    void charactersBesideTheSurrogatesAreFine() {
        checks.required("name", "\uD7FF\uE000", 10);
        assertThat(checks.violations()).isEmpty();
    }

    @Test
    void whatMayBeAbsentCountsAsAbsentWhenBlank() {
        assertThat(checks.optional("city", Optional.of("  "), 10)).isEmpty();
        assertThat(checks.optional("city", Optional.empty(), 10)).isEmpty();
        assertThat(checks.optional("city", Optional.of(" Urk "), 10)).contains("Urk");
        assertThat(checks.optionalText("note", Optional.of(" \n "), 10)).isEmpty();
        assertThat(checks.violations()).isEmpty();
    }

    @Test
    void textKeepsItsLinesAndTabs() {
        assertThat(checks.optionalText("note", Optional.of(" a\r\n\tb "), 5)).contains("a\r\n\tb");
        assertThat(checks.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007", "a\uD800"})
    void textRefusesOtherControlCharacters(String text) {
        checks.optionalText("note", Optional.of(text), 10);
        assertThat(checks.violations())
                .containsExactly(Violation.of("note", InputRule.CONTROL_CHARACTER));
    }

    @Test
    void textHasALimitToo() {
        checks.optionalText("note", Optional.of("abcdef"), 5);
        assertThat(checks.violations())
                .containsExactly(Violation.of("note", InputRule.TOO_LONG, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.nl", " jan.de-wit+crm@xn--bcher-kva.example ", "ü@ä.de"})
    void anAddressThatMailCouldReachIsKept(String typed) {
        assertThat(checks.email("email", Optional.of(typed))).contains(typed.strip());
        assertThat(checks.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "@b.nl", "a b@c.nl", "a@b..nl", "a@b.nl,c@d.nl", "a@-b.nl"})
    void anAddressThatMailCannotReachIsRefused(String typed) {
        checks.email("email", Optional.of(typed));
        assertThat(checks.violations()).containsExactly(Violation.of("email", InputRule.MALFORMED));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceUnderTheNameOfItsPart() {
        Checks nested = new Checks("account.");
        nested.required("name", "", 10);
        assertThat(nested.that(false, "kind", InputRule.MALFORMED)).isFalse();
        assertThat(nested.that(true, "size", InputRule.MALFORMED)).isTrue();
        checks.required("type", "", 10);
        checks.addAll(nested.violations());

        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(checks::refuseIfAny)
                .satisfies(
                        refusal -> {
                            assertThat(refusal.violations())
                                    .extracting(Violation::field)
                                    .containsExactly("type", "account.name", "account.kind");
                            assertThat(refusal.field()).isEqualTo("type");
                            assertThat(refusal.rule()).isEqualTo(InputRule.REQUIRED);
                        })
                .withMessage("type: required, account.name: required, account.kind: malformed");
    }

    @Test
    void aRefusalMayBeNobodysFault() {
        BusinessRuleViolation refusal = new BusinessRuleViolation(InputRule.TOO_LONG, 7);

        assertThat(refusal).hasMessage("too_long");
        assertThat(refusal.arguments()).containsExactly(7);
        assertThat(BusinessRuleViolation.of("name", InputRule.REQUIRED).field()).isEqualTo("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessRuleViolation.ofAll(List.of()));
    }
}
