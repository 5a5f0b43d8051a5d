package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.loyaltyloop.kernel.Cursor;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.Slice;

/**
 * What is to happen outside the database: told in the transaction that decides it, delivered after
 * it commits, at least once. The caller has checked that the author may.
 */
@ApplicationScoped
@Transactional
public class Outbox {

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Outbox(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Outbox() {
        this(null, null, null);
    }

    /**
     * Tells a message of that kind for each of some records, with one statement.
     *
     * @param param the name of the parameter that names the record
     */
    public void addAll(String kind, String param, Collection<UUID> records) {
        Instant now = clock.instant();
        database.update(
                """
                insert into platform.outbox (id, kind, params, due_at, created_at)
                select m.id, ?, jsonb_build_object(?::text, m.record), ?, ?
                from unnest(?, ?) as m(id, record)
                """,
                kind,
                param,
                now,
                now,
                Stream.generate(() -> OutboxId.next().value())
                        .limit(records.size())
                        .toArray(UUID[]::new),
                records.toArray(UUID[]::new));
    }

    /** How many messages there are in each state; delivered ones are kept for 30 days. */
    public Map<OutboxState, Long> counts() {
        Map<OutboxState, Long> counts = new EnumMap<>(OutboxState.class);
        for (OutboxState state : OutboxState.values()) {
            counts.put(state, 0L);
        }
        database.list(
                "select state, count(*) as n from platform.outbox group by state",
                row -> counts.put(row.constant("state", OutboxState.class), row.number("n")));
        return counts;
    }

    /** How many messages wait, as a gauge. */
    @Gauge(name = "outbox_waiting", unit = MetricUnits.NONE, absolute = true)
    public long waiting() {
        return database.number("select count(*) from platform.outbox where state = 'WAITING'");
    }

    /** Messages, the latest first. */
    public Slice<OutboxRow> list(Optional<OutboxState> state, Optional<String> cursor, int limit) {
        List<String> after = cursor.map(c -> Cursor.parts(c, 2)).orElse(List.of());
        List<OutboxRow> rows =
                database.list(
                        """
                        select id, kind, state, attempts, due_at, last_error, created_at, ended_at
                        from platform.outbox
                        where state = coalesce(?::text, state)
                          and (created_at, id) < (coalesce(?::timestamptz, 'infinity'), coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                        order by created_at desc, id desc
                        limit ?
                        """,
                        row ->
                                new OutboxRow(
                                        new OutboxId(row.uuid("id")),
                                        row.text("kind"),
                                        row.constant("state", OutboxState.class),
                                        row.integer("attempts"),
                                        row.instant("due_at"),
                                        row.optionalText("last_error"),
                                        row.instant("created_at"),
                                        row.optionalInstant("ended_at")),
                        state.map(Enum::name),
                        after.isEmpty() ? Optional.empty() : Optional.of(after.get(0)),
                        after.isEmpty() ? Optional.empty() : Optional.of(after.get(1)),
                        limit + 1);
        if (rows.size() <= limit) {
            return new Slice<>(rows, Optional.empty());
        }
        OutboxRow last = rows.get(limit - 1);
        return new Slice<>(
                rows.subList(0, limit),
                Optional.of(Cursor.of(last.createdAt().toString(), last.id().toString())));
    }

    /** Has a message tried again at once: one that was given up, or one that waits for its turn. */
    public void retry(Author author, OutboxId id) {
        int found =
                database.update(
                        """
                        update platform.outbox
                        set due_at = ?, attempts = case when state = 'DEAD' then 0 else attempts end,
                            state = 'WAITING', ended_at = null
                        where id = ? and (state = 'DEAD' or state = 'WAITING' and due_at > ? and last_error is not null)
                        """,
                        clock.instant(),
                        id.value(),
                        clock.instant());
        if (found == 0
                && database.number("select count(*) from platform.outbox where id = ?", id.value())
                        == 0) {
            throw new NotFound("outbox message", id);
        }
        audit.record(author, "OUTBOX_RETRIED", "outbox message", id, List.of());
    }
}
