package org.loyaltyloop.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.tabular.UnreadableTable.Reason;

class FormatDetectionTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void finds_the_separator(char separator) {
        String text =
                "name,city,turnover\nDe Vries,Zwolle,12\nBakker,Assen,9\n".replace(',', separator);

        assertThat(detect(text, StandardCharsets.UTF_8).separator()).isEqualTo(separator);
    }

    @Test
    void prefers_semicolons_where_commas_only_stand_before_decimals() {
        String text = "name;turnover;share\nDe Vries;12,50;0,2\nBakker;9,10;0,3\nSmit;1;0,5\n";

        assertThat(detect(text, StandardCharsets.UTF_8).separator()).isEqualTo(';');
    }

    @Test
    void is_not_misled_by_separators_inside_quotes() {
        String text = "name,remark\n\"Vries; de\",\"a;b;c\"\n\"Bakker; B\",\"d;e;f\"\n";

        assertThat(detect(text, StandardCharsets.UTF_8).separator()).isEqualTo(',');
    }

    @Test
    void takes_excels_separator_hint_for_what_it_is() {
        ByteSource file =
                ByteSource.of(
                        "sep=|\r\nname|city\r\nSmit|Assen\r\n".getBytes(StandardCharsets.UTF_8));
        TableFormat format = Tables.detect(file);

        assertThat(format.separator()).isEqualTo('|');
        try (TableRows rows = Tables.open(file, format)) {
            assertThat(rows.columns()).containsExactly("name", "city");
        }
    }

    @Test
    void finds_apostrophes_as_quotes() {
        TableFormat format =
                detect("name,remark\n'Vries, de','a'\n'Bakker, B','b'\n", StandardCharsets.UTF_8);

        assertThat(format.quote()).isEqualTo('\'');
        assertThat(format.separator()).isEqualTo(',');
    }

    @Test
    void tells_the_encodings_apart() {
        String text = "naam;plaats\nCafé Noordzij;Één\n";

        assertThat(detect(text, StandardCharsets.UTF_8).charset())
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(detect(text, WINDOWS_1252).charset()).isEqualTo(WINDOWS_1252);
        assertThat(detect(text, StandardCharsets.UTF_16LE).charset())
                .isEqualTo(StandardCharsets.UTF_16LE);
        assertThat(detect(text, StandardCharsets.UTF_16BE).charset())
                .isEqualTo(StandardCharsets.UTF_16BE);
        assertThat(detect("\uFEFF" + text, StandardCharsets.UTF_8).charset())
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(detect("\uFEFF" + text, StandardCharsets.UTF_16LE).charset())
                .isEqualTo(StandardCharsets.UTF_16LE);
    }

    @Test
    void sees_an_accent_in_the_last_row_of_a_long_file() {
        String text = "name;city\n" + "Smit;Assen\n".repeat(20_000) + "Café;Gouda\n";

        assertThat(detect(text, WINDOWS_1252).charset()).isEqualTo(WINDOWS_1252);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void passes_over_the_byte_order_mark(String charset) {
        ByteSource file =
                ByteSource.of("\uFEFFname,city\nSmit,Assen\n".getBytes(Charset.forName(charset)));

        try (TableRows rows = Tables.open(file, Tables.detect(file))) {
            assertThat(rows.columns()).containsExactly("name", "city");
            assertThat(rows.next().cells()).containsExactly("Smit", "Assen");
        }
    }

    @Test
    void refuses_what_is_no_table_with_the_reason() {
        assertUnreadable(new byte[0], Reason.EMPTY);
        assertUnreadable("  \n \r\n".getBytes(StandardCharsets.UTF_8), Reason.EMPTY);
        assertUnreadable(
                "%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8), Reason.UNKNOWN_KIND);
        assertUnreadable(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, Reason.OLD_EXCEL);
        assertUnreadable(new byte[] {'P', 'K', 3, 4, 9, 9, 9}, Reason.DAMAGED, Reason.UNKNOWN_KIND);
    }

    @Test
    void refuses_a_zip_that_is_no_workbook_and_one_that_unpacks_without_end() throws IOException {
        assertUnreadable(zip("readme.txt", new byte[10]), Reason.UNKNOWN_KIND);
        assertUnreadable(zip("xl/workbook.xml", new byte[40 * 1024 * 1024]), Reason.TOO_LARGE);
    }

    @Property(tries = 200)
    void reads_back_what_was_written_in_any_separator_and_encoding(
            @ForAll("tables") List<List<String>> table, @ForAll("separators") char separator) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            text.append(
                            String.join(
                                    String.valueOf(separator),
                                    row.stream().map(FormatDetectionTest::quoted).toList()))
                    .append("\r\n");
        }
        for (Charset charset :
                List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, WINDOWS_1252)) {
            ByteSource file = ByteSource.of(text.toString().getBytes(charset));
            TableFormat format = TableFormat.csv(charset, separator, '"').withHeader(false);
            try (TableRows rows = Tables.open(file, format)) {
                for (List<String> row : table) {
                    assertThat(rows.next().cells()).isEqualTo(row);
                }
                assertThat(rows.hasNext()).isFalse();
            }
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell =
                Arbitraries.strings()
                        .withChars("abcXYZ0189 ,;|\t\"'=éüß€\n")
                        .ofMinLength(1)
                        .ofMaxLength(12)
                        .map(s -> "x" + s + "y");
        return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Property(tries = 300)
    void never_fails_but_with_a_reason_on_random_bytes(@ForAll @Size(max = 400) byte[] bytes) {
        ByteSource file = ByteSource.of(bytes);
        try (TableRows rows = Tables.open(file, Tables.detect(file))) {
            int width = rows.columns().size();
            rows.forEachRemaining(row -> assertThat(row.cells()).hasSize(width));
        } catch (UnreadableTable e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static TableFormat detect(String text, Charset charset) {
        return Tables.detect(ByteSource.of(text.getBytes(charset)));
    }

    private static void assertUnreadable(byte[] bytes, Reason... reasons) {
        assertThatThrownBy(() -> Tables.detect(ByteSource.of(bytes)))
                .isInstanceOfSatisfying(
                        UnreadableTable.class,
                        e -> assertThat(e.reason()).isIn((Object[]) reasons));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
