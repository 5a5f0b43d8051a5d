package org.loyaltyloop.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.mapping.FieldSource.Unmapped;
import org.loyaltyloop.mapping.MappedRow.Fate;
import org.loyaltyloop.tabular.DateOrder;
import org.loyaltyloop.tabular.DecimalSign;
import org.loyaltyloop.tabular.TableRow;

class RowMapperTest {

    private static final List<String> COLUMNS = List.of("id", "name", "phase", "date", "amount");
    private static final List<TargetField> FIELDS =
            List.of(
                    TargetField.required("name", FieldType.TEXT, "naam"),
                    TargetField.choice("channel", List.of("WEB", "EMAIL")),
                    TargetField.optional("at", FieldType.MOMENT, "date"),
                    TargetField.optional("amount", FieldType.NUMBER),
                    TargetField.optional("count", FieldType.WHOLE_NUMBER),
                    TargetField.optional("extra.*", FieldType.TEXT));
    private static final FieldSource NAME = FieldSource.column("name", "name");

    @Test
    void takesColumnsConstantsAndTemplates() {
        MappedRow row =
                map(
                        Mapping.of(
                                Output.always(
                                        "one",
                                        FieldSource.template("name", "Lead {id:3} of {NAME}"),
                                        FieldSource.constant("channel", "web"),
                                        FieldSource.column("extra.phase", "phase"))),
                        "a1b2c3",
                        "Smit",
                        "Won",
                        "",
                        "");

        assertThat(row.fate()).isEqualTo(Fate.MAPPED);
        assertThat(row.records().get(0).values())
                .isEqualTo(
                        Map.of("name", "Lead a1b of Smit", "channel", "WEB", "extra.phase", "Won"));
    }

    @Test
    void aTemplateWhoseColumnsAreAllEmptyIsEmpty() {
        MappedRow row =
                map(
                        Mapping.of(
                                Output.always("one", FieldSource.template("name", "Lead {id:8}"))),
                        "",
                        "Smit",
                        "",
                        "",
                        "");

        assertThat(row.fate()).isEqualTo(Fate.REJECTED);
        assertThat(row.problems()).extracting(RowProblem::code).containsExactly("required_empty");
    }

    @Test
    void readsDatesAndNumbersAsTheColumnWritesThem() {
        MappedRow row =
                map(
                        Mapping.of(
                                Output.always(
                                        "one",
                                        NAME,
                                        FieldSource.column("at", "date")
                                                .reading(DateOrder.MONTH_FIRST, DecimalSign.POINT),
                                        FieldSource.column("amount", "amount")
                                                .reading(DateOrder.AUTO, DecimalSign.COMMA))),
                        "",
                        "Smit",
                        "",
                        "2/1/2018",
                        "1.234,5");

        assertThat(row.records().get(0).moment("at")).contains(LocalDateTime.of(2018, 2, 1, 0, 0));
        assertThat(row.records().get(0).number("amount")).contains(new BigDecimal("1234.5"));
    }

    @Test
    void theFirstRuleThatHoldsDecidesAboutARow() {
        Mapping mapping =
                new Mapping(
                        List.of(
                                RowRule.skip(Condition.empty("date")),
                                RowRule.reject(Condition.empty("name"))),
                        List.of(Output.always("one", NAME)));

        assertThat(map(mapping, "", "", "", "", "").fate()).isEqualTo(Fate.SKIPPED);
        assertThat(map(mapping, "", "", "", "x", "").fate()).isEqualTo(Fate.REJECTED);
        assertThat(map(mapping, "", "Smit", "", "x", "").fate()).isEqualTo(Fate.MAPPED);
        assertThat(map(mapping, "", "", "", "x", "").problems().get(0))
                .isEqualTo(new RowProblem("column_empty", "name", ""));
    }

    @Test
    void aRowYieldsOneRecordForEveryOutputWhoseConditionsHold() {
        Mapping mapping =
                Mapping.of(
                        Output.always("engaged", NAME),
                        Output.when(Condition.is("phase", "won"), "won", NAME),
                        Output.when(
                                new Condition("phase", Condition.Test.IS_NOT, "Won"),
                                "other",
                                NAME));

        assertThat(map(mapping, "", "Smit", "WON", "", "").records())
                .extracting(ImportRecord::output)
                .containsExactly(0, 1);
        assertThat(map(mapping, "", "Smit", "Lost", "", "").records())
                .extracting(ImportRecord::output)
                .containsExactly(0, 2);
    }

    @Test
    void aProblemInOneRecordRefusesTheWholeRow() {
        Mapping mapping =
                Mapping.of(
                        Output.always("one", NAME),
                        Output.always(
                                "two",
                                NAME,
                                FieldSource.column("at", "date")
                                        .reading(DateOrder.DAY_FIRST, DecimalSign.POINT)));

        MappedRow row = map(mapping, "", "Smit", "", "31-2-2018", "");

        assertThat(row.fate()).isEqualTo(Fate.REJECTED);
        assertThat(row.records()).isEmpty();
        assertThat(row.problems())
                .containsExactly(new RowProblem("not_a_date", "date", "31-2-2018"));
    }

    @Test
    void valuesTranslateWhateverTheirCaseAndTheRestAsTold() {
        FieldSource channel =
                FieldSource.column("channel", "phase")
                        .translating(Map.of("Search", "WEB", "", "EMAIL"));

        assertThat(channel(channel, "SEARCH")).contains("WEB");
        assertThat(channel(channel, "")).contains("EMAIL");
        assertThat(channel(channel, "email")).contains("EMAIL");
        assertThat(channel(channel.otherwise("WEB"), "?")).contains("WEB");
        assertThat(channel(channel.otherwise(Unmapped.CLEAR), "?")).isEmpty();
        assertThat(fate(channel, "?")).isEqualTo(Fate.REJECTED);
        assertThat(fate(channel.otherwise(Unmapped.REJECT), "EMAIL")).isEqualTo(Fate.REJECTED);
        assertThat(fate(channel.otherwise(Unmapped.SKIP), "?")).isEqualTo(Fate.SKIPPED);
    }

    @Test
    void wholeNumbersHaveNoDecimals() {
        Mapping mapping =
                Mapping.of(
                        Output.always(
                                "one",
                                NAME,
                                FieldSource.column("count", "amount")
                                        .reading(DateOrder.AUTO, DecimalSign.POINT)));

        assertThat(map(mapping, "", "Smit", "", "", "12.0").records().get(0).wholeNumber("count"))
                .contains(12L);
        assertThat(map(mapping, "", "Smit", "", "", "12.5").problems())
                .extracting(RowProblem::code)
                .containsExactly("not_a_whole_number");
    }

    @Test
    void aRowThatCannotBeReadIsRefusedWithWhatIsWrongWithIt() {
        RowMapper mapper =
                new RowMapper(
                        Mapping.of(Output.always("one", NAME)), FIELDS, COLUMNS, ZoneOffset.UTC);
        TableRow broken =
                new TableRow(
                        7,
                        List.of("", "", "", "", ""),
                        Optional.of(TableRow.Problem.TOO_FEW_CELLS));

        assertThat(mapper.map(broken).problems())
                .extracting(RowProblem::code)
                .containsExactly("too_few_cells");
    }

    @Test
    void namesEverythingThatKeepsAMappingFromBeingUsed() {
        Mapping mapping =
                new Mapping(
                        List.of(RowRule.skip(Condition.empty("gone"))),
                        List.of(
                                Output.always(
                                        "one",
                                        FieldSource.column("nonsense", "id"),
                                        FieldSource.column("at", "date"),
                                        FieldSource.constant("at", "x")),
                                Output.always("one", NAME)));

        assertThat(mapping.flaws(FIELDS, COLUMNS))
                .extracting(Mapping.Flaw::kind)
                .containsExactlyInAnyOrder(
                        Mapping.Flaw.Kind.UNKNOWN_COLUMN,
                        Mapping.Flaw.Kind.UNKNOWN_FIELD,
                        Mapping.Flaw.Kind.FIELD_TWICE,
                        Mapping.Flaw.Kind.FIELD_MISSING,
                        Mapping.Flaw.Kind.OUTPUT_TWICE);
        assertThatThrownBy(() -> new RowMapper(mapping, FIELDS, COLUMNS, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void suggestsFieldsByNameAndSynonymWhateverTheSigns() {
        Mapping mapping =
                MappingSuggestion.of("accounts", FIELDS, List.of("NAAM ", "Amount", "Date"));

        assertThat(mapping.outputs().get(0).source("name"))
                .contains(FieldSource.column("name", "NAAM "));
        assertThat(mapping.outputs().get(0).source("at"))
                .contains(FieldSource.column("at", "Date"));
        assertThat(mapping.outputs().get(0).source("amount"))
                .contains(FieldSource.column("amount", "Amount"));
        assertThat(mapping.outputs().get(0).source("channel")).isEmpty();
    }

    @Property
    void aMappingReadsBackAsItWasWritten(@ForAll("mappings") Mapping mapping) {
        assertThat(MappingJson.read(MappingJson.write(mapping))).isEqualTo(mapping);
    }

    @Property
    void noRowEverBreaksTheMapper(
            @ForAll("cells") List<String> cells, @ForAll("mappings") Mapping mapping) {
        if (!mapping.flaws(FIELDS, COLUMNS).isEmpty()) {
            return;
        }
        RowMapper mapper = new RowMapper(mapping, FIELDS, COLUMNS, ZoneOffset.UTC);
        MappedRow row = mapper.map(new TableRow(2, cells, Optional.empty()));

        assertThat(row.records().isEmpty()).isEqualTo(row.fate() != Fate.MAPPED);
        assertThat(row.problems().isEmpty()).isEqualTo(row.fate() == Fate.MAPPED);
    }

    @Provide
    Arbitrary<List<String>> cells() {
        return Arbitraries.oneOf(
                        Arbitraries.of("", "Won", "2/1/2018", "12,5", "WEB"),
                        Arbitraries.strings().ofMaxLength(12).map(s -> s.replace("\0", "")))
                .list()
                .ofSize(COLUMNS.size());
    }

    @Provide
    Arbitrary<Mapping> mappings() {
        Arbitrary<String> column = Arbitraries.of(COLUMNS);
        Arbitrary<Condition> condition =
                Combinators.combine(
                                column,
                                Arbitraries.of(Condition.Test.values()),
                                Arbitraries.of("Won", "", "x"))
                        .as(Condition::new);
        Arbitrary<RowRule> rule =
                Combinators.combine(Arbitraries.of(RowRule.Verdict.values()), condition)
                        .as(RowRule::new);
        Arbitrary<FieldSource> source =
                Combinators.combine(
                                Arbitraries.of("channel", "at", "amount", "count", "extra.a"),
                                Arbitraries.of(FieldSource.Kind.values()),
                                column,
                                Arbitraries.maps(
                                                Arbitraries.of("Won", "", "ü"),
                                                Arbitraries.of("WEB", "1"))
                                        .ofMaxSize(2),
                                Arbitraries.of(Unmapped.values()),
                                Arbitraries.of(DateOrder.values()),
                                Arbitraries.of(DecimalSign.values()))
                        .as(
                                (field, kind, text, values, unmapped, dates, sign) ->
                                        new FieldSource(
                                                field, kind, text, values, unmapped, "WEB", dates,
                                                sign));
        Arbitrary<Output> output =
                Combinators.combine(condition.list().ofMaxSize(2), source)
                        .as(
                                (conditions, field) ->
                                        new Output("one", conditions, List.of(NAME, field)));
        return Combinators.combine(rule.list().ofMaxSize(2), output)
                .as((rules, one) -> new Mapping(rules, List.of(one)));
    }

    private static Optional<String> channel(FieldSource source, String cell) {
        MappedRow row =
                map(Mapping.of(Output.always("one", NAME, source)), "", "Smit", cell, "", "");
        return row.records().get(0).text("channel");
    }

    private static Fate fate(FieldSource source, String cell) {
        return map(Mapping.of(Output.always("one", NAME, source)), "", "Smit", cell, "", "").fate();
    }

    private static MappedRow map(Mapping mapping, String... cells) {
        RowMapper mapper = new RowMapper(mapping, FIELDS, COLUMNS, ZoneOffset.UTC);
        return mapper.map(new TableRow(2, List.of(cells), Optional.empty()));
    }
}
