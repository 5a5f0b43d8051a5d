package org.loyaltyloop.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                " =1",
                "\t=1",
                "\r=1",
                "\u00A0=1",
                "＝1+1"
            })
    void disarms_what_a_spreadsheet_would_compute(String cell) {
        assertThat(CsvText.harmless(cell)).startsWith("'").endsWith(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Smit", "-12", "+3.5", "-1,25", "a=b", "'t Hoekje", "2026-01-01"})
    void leaves_alone_what_is_plain(String cell) {
        assertThat(CsvText.harmless(cell)).isEqualTo(cell);
    }

    @Test
    void quotes_what_needs_quotes() {
        assertThat(CsvText.row("a", "b,c", "say \"hi\"", "x\ny"))
                .isEqualTo("a,\"b,c\",\"say \"\"hi\"\"\",\"x\ny\"\r\n");
    }

    @Property
    void no_cell_of_a_row_that_is_read_back_starts_a_formula(
            @ForAll @Size(min = 2, max = 5) List<String> cells) {
        var file = ByteSource.of(CsvText.row(cells).getBytes(StandardCharsets.UTF_8));
        var format = TableFormat.csv(StandardCharsets.UTF_8, ',', '"').withHeader(false);
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        try (TableRows rows = Tables.open(file, format)) {
            assertThat(rows.next().cells())
                    .allSatisfy(
                            cell -> assertThat(cell).matches("(?s)|[^=@+-].*|[-+]\\d+([.,]\\d+)?"));
        }
    }
}
