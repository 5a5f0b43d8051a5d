package org.loyaltyloop.touchpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.offering.ProductId;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.platform.CopyRows;
import org.loyaltyloop.platform.Database;

/**
 * Puts new touchpoints into their table: a few by one statement that passes over what is known,
 * many by COPY. Either way two recordings of the same fact at the same moment store it once.
 */
final class TouchpointInsert {

    /** From so many rows on COPY is faster, though it takes some statements more. */
    private static final int MANY = 40;

    private static final String COLUMNS =
            """
            (id, account_id, contact_id, line_id, product_id, type, stage, department, channel, direction, moving,
             purchase, occurred_at, recorded_at, source, external_id, order_ref, summary, outcome, sentiment,
             duration_seconds, survey_metric, survey_score, survey_stage, survey_comment, attributes, recorded_by,
             recorded_key, author, first_stage, first_basis, first_reason)
            """;

    private static final String INSERT =
            "insert into touchpoint.touchpoint "
                    + COLUMNS
                    + """
                    select id, account_id, contact_id, line_id, product_id, type, stage, department, channel, direction,
                           moving, purchase, occurred_at, recorded_at, source, external_id, order_ref, summary, outcome,
                           sentiment, duration_seconds, survey_metric, survey_score, survey_stage, survey_comment,
                           attributes::jsonb, recorded_by, recorded_key, author, first_stage, first_basis, first_reason
                    from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                                ?, ?, ?) as t
                    """
                    + COLUMNS
                    + """
                    on conflict (source, external_id) where withdrawn_at is null do nothing
                    returning id
                    """;

    private static final String COPY = "copy touchpoint.touchpoint " + COLUMNS + " from stdin";

    private final Database database;
    private final Function<List<Recording.ExternalKey>, Map<Recording.ExternalKey, TouchpointId>>
            find;

    /**
     * @param find the living touchpoint of each key that has one
     */
    TouchpointInsert(
            Database database,
            Function<List<Recording.ExternalKey>, Map<Recording.ExternalKey, TouchpointId>> find) {
        this.database = database;
        this.find = find;
    }

    /**
     * What became of a batch.
     *
     * @param fresh those that were stored, in the order given
     * @param known the touchpoints that the keys of the others stand for
     */
    record Inserted(List<NewTouchpoint> fresh, Map<Recording.ExternalKey, TouchpointId> known) {}

    /** Stores those whose key is new; the order given is that of their keys. */
    Inserted insert(List<NewTouchpoint> batch) {
        return batch.size() < MANY ? insertFew(batch) : copyMany(batch);
    }

    private Inserted insertFew(List<NewTouchpoint> batch) {
        Set<UUID> stored =
                new HashSet<>(database.list(INSERT, row -> row.uuid("id"), columns(batch)));
        List<NewTouchpoint> fresh = new ArrayList<>();
        List<Recording.ExternalKey> others = new ArrayList<>();
        for (NewTouchpoint touchpoint : batch) {
            if (stored.contains(touchpoint.id().value())) {
                fresh.add(touchpoint);
            } else {
                others.add(touchpoint.key());
            }
        }
        return new Inserted(fresh, others.isEmpty() ? Map.of() : find.apply(others));
    }

    private Inserted copyMany(List<NewTouchpoint> batch) {
        List<Recording.ExternalKey> keys = batch.stream().map(NewTouchpoint::key).toList();
        while (true) {
            Map<Recording.ExternalKey, TouchpointId> known = find.apply(keys);
            List<NewTouchpoint> fresh =
                    batch.stream().filter(t -> !known.containsKey(t.key())).toList();
            if (fresh.isEmpty() || database.unlessTaken(() -> copy(fresh))) {
                return new Inserted(fresh, known);
            }
            // Somebody recorded one of them since we looked, and has committed: it is known now.
        }
    }

    private void copy(List<NewTouchpoint> batch) {
        CopyRows rows = new CopyRows();
        for (NewTouchpoint t : batch) {
            for (Column<?> column : Column.ALL) {
                rows.add(column.of(t));
            }
            rows.endRow();
        }
        database.copy(COPY, rows);
    }

    private static Object[] columns(List<NewTouchpoint> batch) {
        return Column.ALL.stream().map(column -> column.array(batch)).toArray();
    }

    /** A column of the table: where its value comes from, and the array that takes many. */
    private record Column<T>(
            IntFunction<@Nullable T[]> array, Function<NewTouchpoint, Optional<T>> value) {

        static final List<Column<?>> ALL =
                List.of(
                        always(UUID[]::new, t -> t.id().value()),
                        always(UUID[]::new, t -> t.account().value()),
                        new Column<>(UUID[]::new, t -> t.contact().map(ContactId::value)),
                        new Column<>(UUID[]::new, t -> t.line().map(ProductLineId::value)),
                        new Column<>(UUID[]::new, t -> t.product().map(ProductId::value)),
                        always(String[]::new, NewTouchpoint::type),
                        always(Integer[]::new, t -> t.stage().number()),
                        always(Department[]::new, NewTouchpoint::department),
                        always(Channel[]::new, NewTouchpoint::channel),
                        always(Direction[]::new, NewTouchpoint::direction),
                        always(Boolean[]::new, NewTouchpoint::moving),
                        always(Boolean[]::new, NewTouchpoint::purchase),
                        always(Instant[]::new, NewTouchpoint::occurredAt),
                        always(Instant[]::new, NewTouchpoint::recordedAt),
                        always(String[]::new, NewTouchpoint::source),
                        always(String[]::new, NewTouchpoint::externalId),
                        new Column<>(String[]::new, NewTouchpoint::orderRef),
                        new Column<>(String[]::new, NewTouchpoint::summary),
                        new Column<>(String[]::new, NewTouchpoint::outcome),
                        new Column<>(Integer[]::new, NewTouchpoint::sentiment),
                        new Column<>(Integer[]::new, NewTouchpoint::durationSeconds),
                        new Column<>(
                                SurveyMetric[]::new, t -> t.survey().map(SurveyAnswer::metric)),
                        new Column<>(Integer[]::new, t -> t.survey().map(SurveyAnswer::score)),
                        new Column<>(
                                Integer[]::new,
                                t ->
                                        t.survey()
                                                .flatMap(SurveyAnswer::stage)
                                                .map(LoopStage::number)),
                        new Column<>(String[]::new, t -> t.survey().flatMap(SurveyAnswer::comment)),
                        new Column<>(String[]::new, NewTouchpoint::attributes),
                        new Column<>(UUID[]::new, NewTouchpoint::recordedBy),
                        new Column<>(UUID[]::new, NewTouchpoint::recordedKey),
                        always(String[]::new, NewTouchpoint::author),
                        always(Integer[]::new, t -> t.placing().stage().number()),
                        always(PlacementBasis[]::new, t -> t.placing().basis()),
                        new Column<>(String[]::new, t -> t.placing().reason()));

        static <T> Column<T> always(
                IntFunction<@Nullable T[]> array, Function<NewTouchpoint, T> value) {
            return new Column<>(array, t -> Optional.of(value.apply(t)));
        }

        @Nullable T of(NewTouchpoint touchpoint) {
            return value.apply(touchpoint).orElse(null);
        }

        /** An empty array where all are absent, which {@code unnest} fills up with nulls. */
        @Nullable T[] array(List<NewTouchpoint> batch) {
            @Nullable T[] values = array.apply(batch.size());
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                values[i] = of(batch.get(i));
                any |= values[i] != null;
            }
            return any ? values : array.apply(0);
        }
    }
}
