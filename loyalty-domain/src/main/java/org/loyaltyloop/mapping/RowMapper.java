package org.loyaltyloop.mapping;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.mapping.FieldSource.Unmapped;
import org.loyaltyloop.mapping.MappedRow.Fate;
import org.loyaltyloop.mapping.RowProblem.Code;
import org.loyaltyloop.tabular.TableRow;

/** A mapping made ready for the rows of one table. Holds no state between rows. */
public final class RowMapper {

    private final Mapping mapping;
    private final List<TargetField> fields;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Slot>> slots;
    private final ZoneId zone;

    /** A source with what is looked up for every row looked up once. */
    private record Slot(
            FieldSource source, TargetField field, Map<String, String> values, Template template) {}

    /**
     * Makes the mapping ready.
     *
     * @param mapping decided, without flaws for these fields and columns
     * @param zone in which dates without an offset are meant
     */
    public RowMapper(Mapping mapping, List<TargetField> fields, List<String> columns, ZoneId zone) {
        List<Mapping.Flaw> flaws = mapping.flaws(fields, columns);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException("mapping with flaws: " + flaws);
        }
        this.mapping = mapping;
        this.fields = List.copyOf(fields);
        this.zone = zone;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).toLowerCase(Locale.ROOT), i);
        }
        this.slots =
                mapping.outputs().stream()
                        .map(output -> output.fields().stream().map(this::slot).toList())
                        .toList();
    }

    /** Maps a row. */
    public MappedRow map(TableRow row) {
        if (row.problem().isPresent()) {
            String code = row.problem().get().name().toLowerCase(Locale.ROOT);
            return MappedRow.without(
                    row.number(), Fate.REJECTED, List.of(new RowProblem(code, "", "")));
        }
        for (RowRule rule : mapping.rules()) {
            String cell = cell(row, rule.when().column());
            if (rule.when().holds(cell)) {
                Fate fate = rule.verdict() == RowRule.Verdict.SKIP ? Fate.SKIPPED : Fate.REJECTED;
                return MappedRow.without(row.number(), fate, List.of(reason(rule.when(), cell)));
            }
        }
        return records(row);
    }

    private MappedRow records(TableRow row) {
        List<ImportRecord> records = new ArrayList<>();
        List<RowProblem> problems = new ArrayList<>();
        List<RowProblem> skips = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Output output = mapping.outputs().get(i);
            if (output.onlyWhen().stream().allMatch(c -> c.holds(cell(row, c.column())))) {
                records.add(
                        new ImportRecord(
                                row.number(), i, values(row, slots.get(i), problems, skips)));
            }
        }
        if (!problems.isEmpty()) {
            return MappedRow.without(row.number(), Fate.REJECTED, problems);
        }
        if (!skips.isEmpty()) {
            return MappedRow.without(row.number(), Fate.SKIPPED, skips);
        }
        return records.isEmpty()
                ? MappedRow.without(
                        row.number(), Fate.SKIPPED, List.of(RowProblem.of(Code.NO_OUTPUT, "", "")))
                : MappedRow.mapped(row.number(), records);
    }

    private Map<String, Object> values(
            TableRow row, List<Slot> output, List<RowProblem> problems, List<RowProblem> skips) {
        Map<String, Object> values = new HashMap<>();
        for (Slot slot : output) {
            String raw = raw(row, slot);
            Optional<String> text = translated(slot, raw, problems, skips);
            if (text.isEmpty()) {
                continue;
            }
            if (!text.get().isEmpty()) {
                Optional<Object> value = typed(slot, text.get());
                value.ifPresent(v -> values.put(slot.source().field(), v));
                if (value.isEmpty()) {
                    problems.add(
                            RowProblem.of(code(slot.field().type()), subject(slot), text.get()));
                }
            } else if (slot.field().required()) {
                problems.add(RowProblem.of(Code.REQUIRED_EMPTY, subject(slot), raw));
            }
        }
        return values;
    }

    private String raw(TableRow row, Slot slot) {
        FieldSource source = slot.source();
        String raw =
                switch (source.kind()) {
                    case COLUMN -> cell(row, source.text());
                    case CONSTANT -> source.text().strip();
                    case TEMPLATE -> slot.template().filled(column -> cell(row, column));
                };
        return Normalizer.isNormalized(raw, Normalizer.Form.NFC)
                ? raw
                : Normalizer.normalize(raw, Normalizer.Form.NFC);
    }

    /** The value after translation; nothing when that decided the row's fate. */
    private static Optional<String> translated(
            Slot slot, String raw, List<RowProblem> problems, List<RowProblem> skips) {
        String translation = slot.values().get(raw.toLowerCase(Locale.ROOT));
        if (translation != null) {
            return Optional.of(translation);
        }
        Unmapped unmapped = slot.source().unmapped();
        if (unmapped == Unmapped.FALLBACK) {
            return Optional.of(slot.source().fallback());
        }
        if (raw.isEmpty() || unmapped == Unmapped.KEEP) {
            return Optional.of(raw);
        }
        RowProblem problem = RowProblem.of(Code.VALUE_UNMAPPED, subject(slot), raw);
        switch (unmapped) {
            case REJECT -> problems.add(problem);
            case SKIP -> skips.add(problem);
            default -> {
                return Optional.of("");
            }
        }
        return Optional.empty();
    }

    private Optional<Object> typed(Slot slot, String text) {
        return switch (slot.field().type()) {
            case TEXT -> Optional.of(text);
            case CHOICE -> slot.field().choiceOf(text).map(Object.class::cast);
            case MOMENT -> slot.source().dates().read(text, zone).map(Object.class::cast);
            case DAY -> slot.source().dates().read(text, zone).map(LocalDateTime::toLocalDate);
            case NUMBER -> slot.source().decimals().read(text).map(Object.class::cast);
            case WHOLE_NUMBER -> slot.source().decimals().read(text).flatMap(RowMapper::whole);
        };
    }

    private static Optional<Object> whole(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Code code(FieldType type) {
        return switch (type) {
            case MOMENT, DAY -> Code.NOT_A_DATE;
            case NUMBER -> Code.NOT_A_NUMBER;
            case WHOLE_NUMBER -> Code.NOT_A_WHOLE_NUMBER;
            case CHOICE, TEXT -> Code.NOT_A_CHOICE;
        };
    }

    private static RowProblem reason(Condition when, String cell) {
        Code code =
                switch (when.test()) {
                    case EMPTY -> Code.COLUMN_EMPTY;
                    case FILLED -> Code.COLUMN_FILLED;
                    case IS -> Code.COLUMN_IS;
                    case IS_NOT -> Code.COLUMN_IS_NOT;
                };
        return RowProblem.of(code, when.column(), cell);
    }

    private static String subject(Slot slot) {
        return slot.source().kind() == FieldSource.Kind.COLUMN
                ? slot.source().text()
                : slot.source().field();
    }

    private Slot slot(FieldSource source) {
        TargetField field =
                fields.stream().filter(f -> f.covers(source.field())).findFirst().orElseThrow();
        Map<String, String> values = new HashMap<>();
        source.values()
                .forEach(
                        (from, to) ->
                                values.putIfAbsent(
                                        from.strip().toLowerCase(Locale.ROOT), to.strip()));
        return new Slot(source, field, values, Template.of(source.text()));
    }

    private String cell(TableRow row, String column) {
        Integer place = places.get(column.toLowerCase(Locale.ROOT));
        return place == null ? "" : row.cells().get(place);
    }
}
