package org.loyaltyloop.web.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loyaltyloop.touchpoint.LoopStage;

class FormatsTest {

    private final Formats english = FormatsFixture.english();
    private final Formats dutch = FormatsFixture.dutch();

    @Test
    void nothingIsADashAndNeverTheWordNull() {
        assertThat(english.date(null)).isEqualTo("–");
        assertThat(english.number(null)).isEqualTo("–");
        assertThat(english.ago(null)).isEqualTo("–");
        assertThat(english.label(null)).isEqualTo("–");
    }

    @Test
    void daysAndTimesAreThoseOfTheReadersZone() {
        Instant lateInUtc = Instant.parse("2026-11-23T23:30:00Z");

        assertThat(english.date(lateInUtc)).isEqualTo("24 Nov 2026");
        assertThat(english.time(lateInUtc)).isEqualTo("00:30");
        assertThat(dutch.day(lateInUtc)).isEqualTo("dinsdag 24 november");
    }

    @Test
    void aDayOfAnotherYearSaysTheYear() {
        assertThat(english.day(LocalDate.of(2025, 3, 1))).isEqualTo("Saturday 1 March 2025");
    }

    @Test
    void howLongAgoIsSaidInTheLargestUnitThatFits() {
        assertThat(english.ago(FormatsFixture.NOW.minusSeconds(20))).isEqualTo("just now");
        assertThat(english.ago(FormatsFixture.NOW.minusSeconds(61))).isEqualTo("1 minute ago");
        assertThat(dutch.ago(FormatsFixture.NOW.minus(Duration.ofHours(3))))
                .isEqualTo("3 uur geleden");
        assertThat(english.ago(FormatsFixture.NOW.minus(Duration.ofDays(33))))
                .isEqualTo("33 days ago");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0         | 0     | 0
                    9999      | 9,999 | 9.999
                    10000     | 10k   | 10k
                    12380     | 12.3k | 12,3k
                    999999    | 999.9k | 999,9k
                    1000000   | 1M    | 1 mln
                    1284000   | 1.2M  | 1,2 mln
                    -12380    | -12.3k | -12,3k
                    """)
    void largeNumbersAreBriefAndNeverRoundedUp(long n, String inEnglish, String inDutch) {
        assertThat(english.brief(n)).isEqualTo(inEnglish);
        assertThat(dutch.brief(n)).isEqualTo(inDutch);
    }

    @Test
    void numbersWearTheSeparatorsOfTheLanguage() {
        assertThat(english.number(1284)).isEqualTo("1,284");
        assertThat(dutch.number(1284)).isEqualTo("1.284");
        assertThat(english.percent(0.406)).isEqualTo("41 %");
        assertThat(english.money(new BigDecimal("241870"), "EUR")).isEqualTo("€241,870");
        assertThat(dutch.days(1)).isEqualTo("1 dag");
    }

    @Test
    void anEnumIsShownByItsName() {
        assertThat(dutch.label(LoopStage.ORIENTATION)).isEqualTo("Oriëntatie");
        assertThat(english.stageName(8)).isEqualTo("Engagement");
    }

    @Test
    void aTextThatNobodyWroteIsVisibleButNoCrash() {
        assertThat(english.text("no.such.key")).isEqualTo("[no.such.key]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Sanne van den Broek, SB",
                "Marieke van 't Hoff, MH",
                "Hester Jansma-de Boer, HJ",
                "'s-Gravezande, G",
                "Madonna, M",
                "\"\", \"\""
            })
    void initialsLeaveOutThePrefixesOfASurname(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }
}
