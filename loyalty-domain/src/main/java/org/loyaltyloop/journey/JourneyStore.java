package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.touchpoint.LoopStage;

/** The tables of this context, read and written in sets. */
@ApplicationScoped
class JourneyStore {

    private static final String COLUMNS =
            """
            j.account_id, j.line_id, j.lap, j.lap_started_at, j.lap_first, j.short_loop, j.reached, j.reached_at, j.latest,
            j.visited, j.bought, j.last_at, j.last_source, j.last_external_id, j.touchpoints
            """;

    private final Database database;

    @Inject
    JourneyStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyStore() {
        this(null);
    }

    /** Where these journeys are; those that have not begun are absent. */
    Map<JourneyKey, LoopJourney> read(Collection<JourneyKey> keys) {
        Map<JourneyKey, LoopJourney> found = new HashMap<>();
        database.list(
                "select "
                        + COLUMNS
                        + """
                        from unnest(?, ?) as wanted(account_id, line_id)
                        join journey.journey j on j.account_id = wanted.account_id and j.line_id = wanted.line_id
                        """,
                row -> found.put(key(row), journey(row)),
                accounts(keys),
                lines(keys));
        return found;
    }

    /**
     * Where all journeys of these accounts are. Planned anew, as what has ended is: a rebuild fills
     * tables that were empty when it began, where a plan that is kept would read all of them for
     * every step.
     */
    Map<JourneyKey, LoopJourney> readAll(Collection<AccountId> accounts) {
        Map<JourneyKey, LoopJourney> found = new HashMap<>();
        database.listPlannedAnew(
                "select " + COLUMNS + " from journey.journey j where j.account_id = any (?)",
                row -> found.put(key(row), journey(row)),
                (Object) accounts.stream().map(AccountId::value).toArray(UUID[]::new));
        return found;
    }

    /** All that has ended of the journeys of these accounts. */
    Map<JourneyKey, Ended> readEnded(Collection<AccountId> accounts) {
        Map<JourneyKey, Ended> found = new HashMap<>();
        Object ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        database.listPlannedAnew(
                "select * from journey.lap where account_id = any (?) order by account_id, line_id, lap",
                row -> found.computeIfAbsent(key(row), k -> Ended.filling()).laps().add(lap(row)),
                ids);
        database.listPlannedAnew(
                "select * from journey.stay where account_id = any (?) order by account_id, line_id, lap, stage",
                row -> found.computeIfAbsent(key(row), k -> Ended.filling()).stays().add(stay(row)),
                ids);
        return found;
    }

    /** The last of the ended laps of each that started before its moment; absent where none did. */
    Map<JourneyKey, LapStart> lapStartsBefore(Map<JourneyKey, Instant> moments) {
        Map<JourneyKey, LapStart> found = new HashMap<>();
        if (!moments.isEmpty()) {
            database.list(
                    """
                    select wanted.account_id, wanted.line_id, l.lap, l.started_at, l.first, l.short_loop
                    from unnest(?, ?, ?) as wanted(account_id, line_id, before)
                    cross join lateral (
                        select lap, started_at, first, short_loop
                        from journey.lap
                        where account_id = wanted.account_id and line_id = wanted.line_id and started_at < wanted.before
                        order by lap desc
                        limit 1) l
                    """,
                    row ->
                            found.put(
                                    key(row),
                                    new LapStart(
                                            row.integer("lap"),
                                            row.instant("started_at"),
                                            LoopStage.of(row.integer("first")),
                                            row.flag("short_loop"))),
                    accounts(moments.keySet()),
                    lines(moments.keySet()),
                    moments.values().toArray(Instant[]::new));
        }
        return found;
    }

    private static UUID[] accounts(Collection<JourneyKey> keys) {
        return keys.stream().map(key -> key.account().value()).toArray(UUID[]::new);
    }

    private static UUID[] lines(Collection<JourneyKey> keys) {
        return keys.stream().map(JourneyKey::lineValue).toArray(UUID[]::new);
    }

    private static JourneyKey key(Row row) throws SQLException {
        return JourneyKey.of(row.uuid("account_id"), row.uuid("line_id"));
    }

    static LoopJourney journey(Row row) throws SQLException {
        LoopStage latest = LoopStage.of(row.integer("latest"));
        return new LoopJourney(
                row.integer("lap"),
                row.instant("lap_started_at"),
                LoopStage.of(row.integer("lap_first")),
                row.flag("short_loop"),
                LoopStage.of(row.integer("reached")),
                row.instant("reached_at"),
                latest,
                new Stages(row.integer("visited")),
                row.constant("bought", Bought.class),
                new LoopJourney.Mark(
                        row.instant("last_at"),
                        latest,
                        row.text("last_source"),
                        row.text("last_external_id")),
                row.integer("touchpoints"));
    }

    /**
     * Takes away what has ended of these journeys.
     *
     * @param from the first lap of each to forget
     * @return what that was
     */
    Map<JourneyKey, Ended> forget(Map<JourneyKey, Integer> from) {
        Map<JourneyKey, Ended> gone = new HashMap<>();
        Object[] keys = {
            accounts(from.keySet()), lines(from.keySet()), from.values().toArray(Integer[]::new)
        };
        database.list(
                """
                delete from journey.lap l using unnest(?, ?, ?) as gone(account_id, line_id, lap)
                where l.account_id = gone.account_id and l.line_id = gone.line_id and l.lap >= gone.lap
                returning l.account_id, l.line_id, l.lap, l.started_at, l.ended_at, l.first, l.reached, l.visited,
                          l.bought, l.short_loop
                """,
                row -> gone.computeIfAbsent(key(row), k -> Ended.filling()).laps().add(lap(row)),
                keys);
        database.list(
                """
                delete from journey.stay s using unnest(?, ?, ?) as gone(account_id, line_id, lap)
                where s.account_id = gone.account_id and s.line_id = gone.line_id and s.lap >= gone.lap
                returning s.account_id, s.line_id, s.lap, s.stage, s.reached_at, s.left_at, s.left_to, s.next_lap
                """,
                row -> gone.computeIfAbsent(key(row), k -> Ended.filling()).stays().add(stay(row)),
                keys);
        return gone;
    }

    static EndedLap lap(Row row) throws SQLException {
        return new EndedLap(
                row.integer("lap"),
                row.instant("started_at"),
                row.instant("ended_at"),
                LoopStage.of(row.integer("first")),
                LoopStage.of(row.integer("reached")),
                new Stages(row.integer("visited")),
                row.constant("bought", Bought.class),
                row.flag("short_loop"));
    }

    private static EndedStay stay(Row row) throws SQLException {
        return new EndedStay(
                row.integer("lap"),
                LoopStage.of(row.integer("stage")),
                row.instant("reached_at"),
                row.instant("left_at"),
                LoopStage.of(row.integer("left_to")),
                row.flag("next_lap"));
    }

    /** Writes where journeys are now, and adds the laps and stays that ended on the way there. */
    void save(List<JourneyMoved> moves) {
        if (moves.isEmpty()) {
            return;
        }
        List<At> known = new ArrayList<>();
        List<At> begun = new ArrayList<>();
        List<JourneyKey> over = new ArrayList<>();
        for (JourneyMoved move : moves) {
            move.after()
                    .ifPresentOrElse(
                            now ->
                                    (move.before().isPresent() ? known : begun)
                                            .add(new At(move.key(), now)),
                            () -> over.add(move.key()));
        }
        List<Of<EndedLap>> laps = ended(moves, JourneyMoved::lapsEnded);
        List<Of<EndedStay>> stays = ended(moves, JourneyMoved::staysEnded);
        List<Object> parameters = new ArrayList<>();
        parameters.addAll(journeys(known));
        parameters.addAll(journeys(begun));
        parameters.addAll(laps(laps));
        parameters.addAll(stays(stays));
        database.first(SAVE, row -> true, parameters.toArray());
        remove(over);
    }

    private void remove(List<JourneyKey> over) {
        if (!over.isEmpty()) {
            database.update(
                    """
                    delete from journey.journey j using unnest(?, ?) as over(account_id, line_id)
                    where j.account_id = over.account_id and j.line_id = over.line_id
                    """,
                    accounts(over),
                    lines(over));
        }
    }

    private record At(JourneyKey key, LoopJourney now) {}

    /** All in one statement: a single touchpoint should not pay for four round trips. */
    private static final String SAVE =
            """
            with moved as (
                update journey.journey j
                set lap = n.lap, lap_started_at = n.lap_started_at, lap_first = n.lap_first, short_loop = n.short_loop,
                    reached = n.reached, reached_at = n.reached_at, latest = n.latest, visited = n.visited,
                    bought = n.bought, last_at = n.last_at, last_source = n.last_source,
                    last_external_id = n.last_external_id, touchpoints = n.touchpoints
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
                    (account_id, line_id, lap, lap_started_at, lap_first, short_loop, reached, reached_at, latest,
                     visited, bought, last_at, last_source, last_external_id, touchpoints)
                where j.account_id = n.account_id and j.line_id = n.line_id
            ), begun as (
                insert into journey.journey
                    (account_id, line_id, lap, lap_started_at, lap_first, short_loop, reached, reached_at, latest,
                     visited, bought, last_at, last_source, last_external_id, touchpoints)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ), laps as (
                insert into journey.lap
                    (account_id, line_id, lap, started_at, ended_at, first, reached, visited, bought, short_loop)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ), stays as (
                insert into journey.stay (account_id, line_id, lap, stage, reached_at, left_at, left_to, next_lap)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
            )
            select 1
            """;

    private static List<Object> journeys(List<At> journeys) {
        return List.of(
                column(journeys, UUID[]::new, j -> j.key().account().value()),
                column(journeys, UUID[]::new, j -> j.key().lineValue()),
                column(journeys, Integer[]::new, j -> j.now().lap()),
                column(journeys, Instant[]::new, j -> j.now().lapStartedAt()),
                column(journeys, Short[]::new, j -> number(j.now().lapFirst())),
                column(journeys, Boolean[]::new, j -> j.now().shortLoop()),
                column(journeys, Short[]::new, j -> number(j.now().reached())),
                column(journeys, Instant[]::new, j -> j.now().reachedAt()),
                column(journeys, Short[]::new, j -> number(j.now().latest())),
                column(journeys, Short[]::new, j -> (short) j.now().visited().mask()),
                column(journeys, Bought[]::new, j -> j.now().bought()),
                column(journeys, Instant[]::new, j -> j.now().last().occurredAt()),
                column(journeys, String[]::new, j -> j.now().last().source()),
                column(journeys, String[]::new, j -> j.now().last().externalId()),
                column(journeys, Integer[]::new, j -> j.now().steps()));
    }

    private static List<Object> laps(List<Of<EndedLap>> laps) {
        return List.of(
                column(laps, UUID[]::new, e -> e.key().account().value()),
                column(laps, UUID[]::new, e -> e.key().lineValue()),
                column(laps, Integer[]::new, e -> e.what().lap()),
                column(laps, Instant[]::new, e -> e.what().startedAt()),
                column(laps, Instant[]::new, e -> e.what().endedAt()),
                column(laps, Short[]::new, e -> number(e.what().first())),
                column(laps, Short[]::new, e -> number(e.what().reached())),
                column(laps, Short[]::new, e -> (short) e.what().visited().mask()),
                column(laps, Bought[]::new, e -> e.what().bought()),
                column(laps, Boolean[]::new, e -> e.what().shortLoop()));
    }

    private static List<Object> stays(List<Of<EndedStay>> stays) {
        return List.of(
                column(stays, UUID[]::new, e -> e.key().account().value()),
                column(stays, UUID[]::new, e -> e.key().lineValue()),
                column(stays, Integer[]::new, e -> e.what().lap()),
                column(stays, Short[]::new, e -> number(e.what().stage())),
                column(stays, Instant[]::new, e -> e.what().reachedAt()),
                column(stays, Instant[]::new, e -> e.what().leftAt()),
                column(stays, Short[]::new, e -> number(e.what().leftTo())),
                column(stays, Boolean[]::new, e -> e.what().nextLap()));
    }

    private record Of<T>(JourneyKey key, T what) {}

    private static <T> List<Of<T>> ended(
            List<JourneyMoved> moves, Function<JourneyMoved, List<T>> what) {
        List<Of<T>> all = new ArrayList<>();
        for (JourneyMoved move : moves) {
            what.apply(move).forEach(one -> all.add(new Of<>(move.key(), one)));
        }
        return all;
    }

    private static short number(LoopStage stage) {
        return (short) stage.number();
    }

    private static <S, T> T[] column(List<S> rows, IntFunction<T[]> array, Function<S, T> value) {
        return rows.stream().map(value).toArray(array);
    }
}
