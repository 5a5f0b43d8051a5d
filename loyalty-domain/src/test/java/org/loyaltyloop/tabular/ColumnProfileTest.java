package org.loyaltyloop.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnProfileTest {

    @Test
    void one_day_past_the_twelfth_decides_the_order_of_the_whole_column() {
        assertThat(profile("2/1/2018", "10/20/2017", "3/2/2018").dates())
                .contains(DateOrder.MONTH_FIRST);
        assertThat(profile("2-1-2018", "20-10-2017", "3-2-2018").dates())
                .contains(DateOrder.DAY_FIRST);
    }

    @Test
    void dates_that_read_both_ways_are_called_ambiguous() {
        ColumnProfile profile = profile("2/1/2018", "10/11/2017", "3/2/2018");

        assertThat(profile.dates()).contains(DateOrder.DAY_FIRST);
        assertThat(profile.ambiguous()).isTrue();
        assertThat(profile("20/1/2018").ambiguous()).isFalse();
    }

    @Test
    void a_column_with_dates_of_both_orders_is_no_column_of_dates() {
        assertThat(profile("20/1/2018", "1/20/2018").dates()).isEmpty();
        assertThat(profile("2018-01-20", "soon").dates()).isEmpty();
        assertThat(profile("", "").dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR_FIRST, 2018-02-26 19:58:54, 2018-02-26T19:58:54",
        "YEAR_FIRST, 2018/2/6, 2018-02-06T00:00:00",
        "YEAR_FIRST, 20180206, 2018-02-06T00:00:00",
        "YEAR_FIRST, 2018-02-26T19:58:54Z, 2018-02-26T20:58:54",
        "YEAR_FIRST, 2018-02-26T19:58, 2018-02-26T19:58:00",
        "DAY_FIRST, 6-2-2018 9:05, 2018-02-06T09:05:00",
        "DAY_FIRST, 06.02.18, 2018-02-06T00:00:00",
        "MONTH_FIRST, 2/6/2018 1:15 PM, 2018-02-06T13:15:00",
        "MONTH_FIRST, 2/6/2018 12:15 am, 2018-02-06T00:15:00",
        "SERIAL, 43137, 2018-02-06T00:00:00",
        "SERIAL, 43137.5, 2018-02-06T12:00:00"
    })
    void reads_dates(DateOrder order, String text, LocalDateTime expected) {
        assertThat(order.read(text, ZoneId.of("Europe/Amsterdam"))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY_FIRST, 31-2-2018",
        "DAY_FIRST, 2-6/2018",
        "MONTH_FIRST, 13/1/2018",
        "YEAR_FIRST, 2018-13-01",
        "YEAR_FIRST, 2018-01-01 25:00",
        "YEAR_FIRST, 2018-01-01 and more",
        "SERIAL, 12",
        "AUTO, 2018-01-01"
    })
    void refuses_dates_that_do_not_exist(DateOrder order, String text) {
        assertThat(order.read(text, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void a_decimal_comma_shows_by_one_number_that_reads_no_other_way() {
        assertThat(profile("1.234", "12,5").decimals()).contains(DecimalSign.COMMA);
        assertThat(profile("1.234", "12.5").decimals()).contains(DecimalSign.POINT);
        assertThat(profile("1100.04", "251.41").decimals()).contains(DecimalSign.POINT);
        assertThat(profile("€ 1.250,00", "€ 3,50").decimals()).contains(DecimalSign.COMMA);
        assertThat(profile("12", "n/a").decimals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'1.234,56', COMMA, 1234.56",
        "'1,234.56', POINT, 1234.56",
        "'12,-', COMMA, 12",
        "-3.5, POINT, -3.5"
    })
    void reads_numbers(String text, DecimalSign sign, BigDecimal expected) {
        assertThat(sign.read(text)).contains(expected);
    }

    @Test
    void counts_values_as_long_as_they_are_few() {
        assertThat(profile("Won", "Lost", "Won", "").values())
                .containsExactly(
                        org.assertj.core.api.Assertions.entry("Won", 2L),
                        org.assertj.core.api.Assertions.entry("Lost", 1L),
                        org.assertj.core.api.Assertions.entry("", 1L));
        String[] many = new String[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = "v" + i;
        }
        assertThat(profile(many).values()).isEmpty();
        assertThat(profile(many).samples()).hasSize(5);
    }

    @Property
    void every_instant_reads_back_in_every_order(@ForAll @IntRange(min = 0, max = 30_000) int day) {
        LocalDateTime when = LocalDateTime.of(1970, 1, 1, 13, 45, 7).plusDays(day);
        for (var form :
                List.of(
                        new Form(DateOrder.YEAR_FIRST, "uuuu-MM-dd HH:mm:ss"),
                        new Form(DateOrder.DAY_FIRST, "d/M/uuuu H:mm:ss"),
                        new Form(DateOrder.MONTH_FIRST, "MM/dd/uuuu HH:mm:ss"))) {
            String text = DateTimeFormatter.ofPattern(form.pattern()).format(when);

            assertThat(form.order().read(text, ZoneOffset.UTC)).contains(when);
        }
    }

    private record Form(DateOrder order, String pattern) {}

    private static ColumnProfile profile(String... cells) {
        var collector = new ColumnProfile.Collector("column");
        for (String cell : cells) {
            collector.add(cell);
        }
        return collector.profile();
    }
}
