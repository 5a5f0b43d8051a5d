package org.loyaltyloop.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.loyaltyloop.tabular.ColumnProfile;
import org.loyaltyloop.tabular.DateOrder;
import org.loyaltyloop.tabular.DecimalSign;
import org.loyaltyloop.tabular.TableProfile;

/**
 * How the rows of a table become records.
 *
 * @param rules which rows are left out or refused
 * @param outputs the records that a row may yield
 */
public record Mapping(List<RowRule> rules, List<Output> outputs) {

    /**
     * Something that keeps a mapping from being used: what is wrong, and the output, field or
     * column it is about.
     */
    public record Flaw(Kind kind, String output, String subject) {

        /** What can be wrong with a mapping. */
        public enum Kind {
            /** It yields nothing. */
            NO_OUTPUT,
            /** The table has no column of that name. */
            UNKNOWN_COLUMN,
            /** There is no field of that name. */
            UNKNOWN_FIELD,
            /** Nothing is said of a field that every record needs. */
            FIELD_MISSING,
            /** A field is filled twice. */
            FIELD_TWICE,
            /** Two outputs have one name. */
            OUTPUT_TWICE
        }
    }

    /** Copies the lists. */
    public Mapping {
        rules = List.copyOf(rules);
        outputs = List.copyOf(outputs);
    }

    /** A mapping that leaves out and refuses nothing. */
    public static Mapping of(Output... outputs) {
        return new Mapping(List.of(), List.of(outputs));
    }

    /** All columns that the mapping reads. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        rules.forEach(rule -> columns.add(rule.when().column()));
        for (Output output : outputs) {
            output.onlyWhen().forEach(condition -> columns.add(condition.column()));
            for (FieldSource source : output.fields()) {
                switch (source.kind()) {
                    case COLUMN -> columns.add(source.text());
                    case TEMPLATE -> columns.addAll(Template.of(source.text()).columns());
                    case CONSTANT -> {}
                }
            }
        }
        return columns;
    }

    /**
     * Everything that keeps the mapping from being used on a table with these columns; empty when
     * it can be.
     */
    public List<Flaw> flaws(List<TargetField> fields, List<String> tableColumns) {
        List<Flaw> flaws = new ArrayList<>();
        if (outputs.isEmpty()) {
            flaws.add(new Flaw(Flaw.Kind.NO_OUTPUT, "", ""));
        }
        Set<String> known = new HashSet<>();
        tableColumns.forEach(column -> known.add(column.toLowerCase(Locale.ROOT)));
        for (String column : columns()) {
            if (!known.contains(column.toLowerCase(Locale.ROOT))) {
                flaws.add(new Flaw(Flaw.Kind.UNKNOWN_COLUMN, "", column));
            }
        }
        Set<String> names = new HashSet<>();
        for (Output output : outputs) {
            if (!names.add(output.name())) {
                flaws.add(new Flaw(Flaw.Kind.OUTPUT_TWICE, output.name(), output.name()));
            }
            flaws.addAll(fieldFlaws(output, fields));
        }
        return flaws;
    }

    private static List<Flaw> fieldFlaws(Output output, List<TargetField> fields) {
        List<Flaw> flaws = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        for (FieldSource source : output.fields()) {
            if (fields.stream().noneMatch(f -> f.covers(source.field()))) {
                flaws.add(new Flaw(Flaw.Kind.UNKNOWN_FIELD, output.name(), source.field()));
            } else if (!filled.add(source.field())) {
                flaws.add(new Flaw(Flaw.Kind.FIELD_TWICE, output.name(), source.field()));
            }
        }
        for (TargetField field : fields) {
            if (field.required() && !filled.contains(field.name())) {
                flaws.add(new Flaw(Flaw.Kind.FIELD_MISSING, output.name(), field.name()));
            }
        }
        return flaws;
    }

    /**
     * The same mapping, with every date order and decimal sign that was left open decided by what
     * stands in the columns. Where the columns do not say either, days come before months and
     * points before decimals.
     */
    public Mapping decidedBy(TableProfile profile) {
        return mapSources(
                source -> {
                    Optional<ColumnProfile> column =
                            source.kind() == FieldSource.Kind.COLUMN
                                    ? profile.column(source.text())
                                    : Optional.empty();
                    DateOrder dates =
                            source.dates() == DateOrder.AUTO
                                    ? column.flatMap(ColumnProfile::dates)
                                            .orElse(
                                                    column.isPresent()
                                                            ? DateOrder.DAY_FIRST
                                                            : DateOrder.YEAR_FIRST)
                                    : source.dates();
                    DecimalSign decimals =
                            source.decimals() == DecimalSign.AUTO
                                    ? column.flatMap(ColumnProfile::decimals)
                                            .orElse(DecimalSign.POINT)
                                    : source.decimals();
                    return source.reading(dates, decimals);
                });
    }

    private Mapping mapSources(UnaryOperator<FieldSource> change) {
        return new Mapping(
                rules,
                outputs.stream()
                        .map(
                                o ->
                                        new Output(
                                                o.name(),
                                                o.onlyWhen(),
                                                o.fields().stream().map(change).toList()))
                        .toList());
    }
}
