package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.platform.Database;

/** The sheets in the database, and how far they are. */
@ApplicationScoped
class SheetStore {

    private final Database database;

    @Inject
    SheetStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SheetStore() {
        this(null);
    }

    /**
     * How far the sheets are.
     *
     * @param recounted the revision of the last recount: sheets from before it may be gone
     * @param zone whose days they are about; empty while they cannot be used
     * @param notes whether there are notes that are not folded in
     */
    record State(long revision, long recounted, Optional<String> zone, boolean notes) {}

    State state() {
        return database.first(
                        """
                        select revision, recounted, zone,
                               exists (select from loop.touched) or exists (select from loop.told) as notes
                        from loop.fold
                        """,
                        row ->
                                new State(
                                        row.number("revision"),
                                        row.number("recounted"),
                                        row.optionalText("zone"),
                                        row.flag("notes")))
                .orElseThrow();
    }

    /** Makes this transaction the one that folds; the revision, if the sheets are of that zone. */
    Optional<Long> lock(String zone) {
        return database.first(
                "select revision from loop.fold where zone = ? for update",
                row -> row.number("revision"),
                zone);
    }

    /**
     * Keeps this transaction's look-ups to single probes of an index. On tables without statistics,
     * as after a first start, the planner would combine the timeline with the index of all living
     * touchpoints, a hundred times slower.
     */
    void probeOnly() {
        database.first("select set_config('enable_bitmapscan', 'off', true)", row -> true);
    }

    void publish(long revision) {
        database.update("update loop.fold set revision = ?", revision);
    }

    /** All sheets are of that zone now, or none can be used. */
    void publishAnew(long revision, Optional<String> zone) {
        database.update(
                "update loop.fold set revision = ?, recounted = ?, zone = ?",
                revision,
                revision,
                zone);
    }

    /** Sheets written since a revision. */
    List<Sheet.Key> changedSince(long revision) {
        return database.list(
                "select topic::int, month, day from loop.sheet where revision > ?",
                row ->
                        new Sheet.Key(
                                Topic.of(row.integer("topic")), row.flag("month"), row.date("day")),
                revision);
    }

    /** The first day on which anything was counted. */
    Optional<LocalDate> firstDay(Topic topic) {
        return database.first(
                "select day from loop.sheet where topic = ? and not month order by day limit 1",
                row -> row.date("day"),
                topic.number());
    }

    /** How many touchpoints are not in the sheets yet. */
    long pending() {
        return database.number("select count(*) from loop.touched");
    }

    void clear() {
        database.update("delete from loop.touched");
        database.update("delete from loop.told");
        database.update("delete from loop.sheet");
    }

    /** The sheets with these keys; where nothing was ever counted there is none. */
    Map<Sheet.Key, Sheet> load(Collection<Sheet.Key> keys) {
        Map<Sheet.Key, Sheet> found = new HashMap<>();
        if (!keys.isEmpty()) {
            database.list(
                    """
                    select s.topic::int, s.month, s.day, s.content
                    from unnest(?, ?, ?) as wanted(topic, month, day)
                    join loop.sheet s using (topic, month, day)
                    """,
                    row -> {
                        Topic topic = Topic.of(row.integer("topic"));
                        return found.put(
                                new Sheet.Key(topic, row.flag("month"), row.date("day")),
                                Sheet.read(topic, row.bytes("content")));
                    },
                    keys.stream().map(k -> (short) k.topic().number()).toArray(Short[]::new),
                    keys.stream().map(Sheet.Key::month).toArray(Boolean[]::new),
                    keys.stream().map(Sheet.Key::day).toArray(LocalDate[]::new));
        }
        return found;
    }

    void save(Map<Sheet.Key, Sheet> sheets, long revision) {
        List<Map.Entry<Sheet.Key, Sheet>> rows = List.copyOf(sheets.entrySet());
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into loop.sheet (topic, month, day, revision, content)
                select w.topic, w.month, w.day, ?, w.content
                from unnest(?, ?, ?, ?) as w(topic, month, day, content)
                on conflict (topic, month, day) do update
                set revision = excluded.revision, content = excluded.content
                """,
                revision,
                rows.stream().map(r -> (short) r.getKey().topic().number()).toArray(Short[]::new),
                rows.stream().map(r -> r.getKey().month()).toArray(Boolean[]::new),
                rows.stream().map(r -> r.getKey().day()).toArray(LocalDate[]::new),
                rows.stream()
                        .map(r -> r.getValue().bytes(r.getKey().topic()))
                        .toArray(byte[][]::new));
    }
}
