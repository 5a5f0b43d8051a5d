package org.loyaltyloop.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.tabular.TableRow.Problem;

class TableRowsTest {

    @Test
    void numbers_rows_as_a_spreadsheet_does_and_passes_over_blank_ones() {
        List<TableRow> rows = rows("name,city\nSmit,Assen\n\n,\nVries,Zwolle\n");

        assertThat(rows).extracting(TableRow::number).containsExactly(2L, 5L);
    }

    @Test
    void names_columns_without_a_name_and_tells_repeated_ones_apart() {
        try (TableRows rows = open("name,,Name,\nSmit,a,b,\n")) {
            assertThat(rows.columns()).containsExactly("name", "column 2", "Name (2)");
            assertThat(rows.next().problem()).isEmpty();
        }
    }

    @Test
    void says_what_is_wrong_with_a_row_and_goes_on() {
        List<TableRow> rows =
                rows(
                        "a,b,c\n1,2\n1,2,3,4\n1,2,3,\n1,\0,3\n1,2,"
                                + "x".repeat(40_000)
                                + "\n7,8,9\n");

        assertThat(rows)
                .extracting(r -> r.problem().orElse(null))
                .containsExactly(
                        Problem.TOO_FEW_CELLS,
                        Problem.TOO_MANY_CELLS,
                        null,
                        Problem.NUL_CHARACTER,
                        Problem.CELL_TOO_LONG,
                        null);
        assertThat(rows).allSatisfy(r -> assertThat(r.cells()).hasSize(3));
    }

    @Test
    void ends_with_a_problem_at_a_quote_that_is_never_closed() {
        List<TableRow> rows = rows("a,b\n1,2\n3,\"4\n5,6\n");

        assertThat(rows.get(0).problem()).isEmpty();
        assertThat(rows.get(rows.size() - 1).problem()).contains(Problem.UNREADABLE_FROM_HERE);
    }

    @Test
    void reads_a_file_that_has_a_header_and_nothing_else() {
        assertThat(rows("name,city\n")).isEmpty();
        assertThat(rows("name,city")).isEmpty();
    }

    @Test
    void refuses_a_file_without_any_row() {
        assertThatThrownBy(() -> open("\n\n")).isInstanceOf(UnreadableTable.class);
    }

    @Test
    void keeps_line_breaks_inside_quotes() {
        assertThat(rows("a,b\n\"one\ntwo\",3\n").get(0).cells()).containsExactly("one\ntwo", "3");
    }

    @Test
    void takes_away_blanks_around_cells_of_every_kind() {
        assertThat(rows("a,b\n \u00A0x\u202F ,\ty\t\n").get(0).cells()).containsExactly("x", "y");
    }

    @Test
    void reads_a_file_larger_than_memory_row_by_row() {
        byte[] row = "Smit,Assen,12\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        ByteSource big = () -> new SequenceInputStream(Collections.enumeration(parts(row, 2_000)));
        long count = 0;
        try (TableRows rows = Tables.open(big, TableFormat.csv(StandardCharsets.UTF_8, ',', '"'))) {
            while (rows.hasNext()) {
                count += rows.next().problem().isEmpty() ? 1 : 0;
            }
        }

        assertThat(count).isEqualTo(2_000_000);
    }

    @Test
    void reads_a_workbook_with_dates_numbers_and_gaps() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            List.of("name", "won", "at", "value", "last")
                    .forEach(h -> sheet.value(0, column(sheet, h), h));
            sheet.value(1, 0, "Café Smit");
            sheet.value(1, 1, LocalDate.of(2026, 3, 1));
            sheet.style(1, 1).format("dd-mm-yyyy").set();
            sheet.value(1, 2, LocalDateTime.of(2026, 3, 1, 14, 30));
            sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 3, 1234.5);
            sheet.value(3, 0, "Bakker");
        }
        ByteSource file = ByteSource.of(out.toByteArray());
        List<TableRow> rows = new ArrayList<>();
        try (TableRows table = Tables.open(file, Tables.detect(file))) {
            assertThat(table.columns()).containsExactly("name", "won", "at", "value", "last");
            table.forEachRemaining(rows::add);
        }

        assertThat(rows).hasSize(2).allSatisfy(r -> assertThat(r.problem()).isEmpty());
        assertThat(rows.get(0).cells())
                .containsExactly("Café Smit", "2026-03-01", "2026-03-01 14:30:00", "1234.5", "");
        assertThat(rows.get(1).cells()).containsExactly("Bakker", "", "", "", "");
        assertThat(rows.get(1).number()).isEqualTo(4);
    }

    private static int column(Worksheet sheet, String name) {
        return List.of("name", "won", "at", "value", "last").indexOf(name);
    }

    private static List<InputStream> parts(byte[] row, int times) {
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream("name,city,n\n".getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < times; i++) {
            parts.add(new ByteArrayInputStream(row));
        }
        return parts;
    }

    private static TableRows open(String text) {
        return Tables.open(
                ByteSource.of(text.getBytes(StandardCharsets.UTF_8)),
                TableFormat.csv(StandardCharsets.UTF_8, ',', '"'));
    }

    private static List<TableRow> rows(String text) {
        List<TableRow> rows = new ArrayList<>();
        try (TableRows table = open(text)) {
            table.forEachRemaining(rows::add);
        }
        return rows;
    }
}
