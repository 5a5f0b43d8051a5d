package org.loyaltyloop.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.mapping.MappingJson;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/** The runs as they are stored. */
@ApplicationScoped
class Runs {

    /** A dry run keeps no more lines than people read. */
    static final int MOST_CHECK_LINES = 5_000;

    private final Database database;
    private final Clock clock;

    @Inject
    Runs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Runs() {
        this(null, null);
    }

    void add(Flight run, String fileName) {
        database.update(
                """
                insert into importing.run (id, upload_id, file_name, mode, importer, format, mapping, state, started_by,
                                           started_by_name, started_roles, started_team, created_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
                """,
                run.id().value(),
                run.upload().map(UploadId::value),
                fileName,
                run.mode(),
                run.importer(),
                FormatJson.write(run.format()),
                MappingJson.write(run.mapping()),
                RunState.WAITING,
                run.actor().user().map(UserId::value),
                run.actor().name(),
                run.actor().roles().toArray(Role[]::new),
                run.actor().team().map(TeamId::value),
                clock.instant());
    }

    Flight get(RunId id) {
        return database.first("select * from importing.run where id = ?", Runs::flight, id.value())
                .orElseThrow(() -> new NotFound("run", id));
    }

    /** The run, held until the transaction ends, so that two workers never store the same chunk. */
    Flight lock(RunId id) {
        return database.first(
                        "select * from importing.run where id = ? for update",
                        Runs::flight,
                        id.value())
                .orElseThrow(() -> new NotFound("run", id));
    }

    void enter(RunId id, RunState state) {
        boolean ended = !state.busy();
        database.update(
                "update importing.run set state = ?, finished_at = ?, failure = '' where id = ?",
                state,
                ended ? Optional.of(clock.instant()) : Optional.empty(),
                id.value());
    }

    void fail(RunId id, String reference) {
        database.update(
                "update importing.run set state = ?, finished_at = ?, failure = ? where id = ?",
                RunState.FAILED,
                clock.instant(),
                reference,
                id.value());
    }

    void job(RunId id, UUID job) {
        database.update("update importing.run set job_id = ? where id = ?", job, id.value());
    }

    void total(RunId id, long rows) {
        database.update("update importing.run set rows_total = ? where id = ?", rows, id.value());
    }

    /** Forgets what a dry run found so far: it cannot go on without what it had seen. */
    void restart(RunId id) {
        database.update("delete from importing.run_result where run_id = ?", id.value());
        database.update("delete from importing.run_count where run_id = ?", id.value());
        database.update(
                "update importing.run set pass = 1, last_row = 0, rows_done = 0 where id = ?",
                id.value());
    }

    void advance(RunId id, int pass, long lastRow, long rows) {
        database.update(
                "update importing.run set pass = ?, last_row = ?, rows_done = rows_done + ? where id = ?",
                pass,
                lastRow,
                rows,
                id.value());
    }

    void count(RunId id, List<ImportResult> results) {
        record Key(String thing, String outcome, String code) {}
        Map<Key, Long> counts =
                new TreeMap<>(
                        (a, b) ->
                                (a.thing() + '\0' + a.outcome() + '\0' + a.code())
                                        .compareTo(
                                                b.thing() + '\0' + b.outcome() + '\0' + b.code()));
        for (ImportResult result : results) {
            String code = result.problem().map(p -> p.code()).orElse("");
            counts.merge(new Key(result.thing(), result.outcome().name(), code), 1L, Long::sum);
        }
        List<Key> keys = List.copyOf(counts.keySet());
        database.update(
                """
                insert into importing.run_count as known (run_id, thing, outcome, code, n)
                select ?, thing, outcome, code, n from unnest(?, ?, ?, ?) as new(thing, outcome, code, n)
                on conflict (run_id, thing, outcome, code) do update set n = known.n + excluded.n
                """,
                id.value(),
                keys.stream().map(Key::thing).toArray(String[]::new),
                keys.stream().map(Key::outcome).toArray(String[]::new),
                keys.stream().map(Key::code).toArray(String[]::new),
                counts.values().toArray(Long[]::new));
    }

    void store(Flight run, List<ImportResult> results) {
        List<ImportResult> kept = results;
        if (run.dry()) {
            kept =
                    results.stream()
                            .filter(
                                    r ->
                                            r.outcome() == Outcome.REJECTED
                                                    || r.outcome() == Outcome.NOTED)
                            .toList();
            long stored =
                    database.number(
                            "select count(*) from importing.run_result where run_id = ?",
                            run.id().value());
            kept =
                    kept.subList(
                            0, (int) Math.min(kept.size(), Math.max(0, MOST_CHECK_LINES - stored)));
        }
        if (kept.isEmpty()) {
            return;
        }
        List<String> outputs = run.outputNames();
        database.update(
                """
                insert into importing.run_result (run_id, row_no, output, thing, outcome, target, code, subject, value, before)
                select ?, row_no, output, thing, outcome, target, code, subject, value, before::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                    with ordinality as r(row_no, output, thing, outcome, target, code, subject, value, before, place)
                order by place
                """,
                run.id().value(),
                kept.stream().map(ImportResult::row).toArray(Long[]::new),
                kept.stream()
                        .map(r -> r.output() < 0 ? "" : outputs.get(r.output()))
                        .toArray(String[]::new),
                kept.stream().map(ImportResult::thing).toArray(String[]::new),
                kept.stream().map(ImportResult::outcome).toArray(Outcome[]::new),
                kept.stream().map(r -> r.target().orElse(null)).toArray(UUID[]::new),
                kept.stream()
                        .map(r -> r.problem().map(p -> p.code()).orElse(""))
                        .toArray(String[]::new),
                kept.stream()
                        .map(r -> r.problem().map(p -> p.subject()).orElse(""))
                        .toArray(String[]::new),
                kept.stream()
                        .map(r -> r.problem().map(p -> p.value()).orElse(""))
                        .toArray(String[]::new),
                kept.stream().map(r -> r.before().orElse(null)).toArray(String[]::new));
    }

    /** The last things of a kind that nobody tried to take back yet, latest first. */
    List<MadeThing> toUndo(RunId id, String thing, int most) {
        return database.list(
                """
                select seq, outcome, target, before from importing.run_result
                where run_id = ? and thing = ? and outcome in ('CREATED', 'UPDATED') and undo = ''
                order by seq desc limit ?
                """,
                row ->
                        new MadeThing(
                                row.number("seq"),
                                Outcome.valueOf(row.text("outcome")),
                                row.uuid("target"),
                                row.optionalText("before")),
                id.value(),
                thing,
                most);
    }

    void undone(RunId id, Map<Long, String> fates) {
        List<Long> sequence = fates.keySet().stream().sorted().toList();
        database.update(
                """
                update importing.run_result result set undo = fate.code
                from unnest(?, ?) as fate(seq, code)
                where result.run_id = ? and result.seq = fate.seq
                """,
                sequence.toArray(Long[]::new),
                sequence.stream().map(fates::get).toArray(String[]::new),
                id.value());
    }

    long leftToUndo(RunId id) {
        return database.number(
                """
                select count(*) from importing.run_result
                where run_id = ? and outcome in ('CREATED', 'UPDATED') and undo = ''
                """,
                id.value());
    }

    private static Flight flight(Row row) throws SQLException {
        Set<Role> roles = new HashSet<>();
        for (String role : row.texts("started_roles")) {
            roles.add(Role.valueOf(role));
        }
        String name = row.text("started_by_name");
        Optional<UUID> user = row.optionalUuid("started_by");
        Optional<TeamId> team = row.optionalUuid("started_team").map(TeamId::new);
        Actor actor =
                user.map(id -> Actor.user(new UserId(id), name, roles, team))
                        .orElseGet(() -> Actor.system(name));
        return new Flight(
                new RunId(row.uuid("id")),
                row.optionalUuid("upload_id").map(UploadId::new),
                RunMode.valueOf(row.text("mode")),
                row.text("importer"),
                FormatJson.read(row.text("format")),
                MappingJson.read(row.text("mapping")),
                RunState.valueOf(row.text("state")),
                row.number("rows_total"),
                row.integer("pass"),
                row.number("last_row"),
                actor);
    }
}
