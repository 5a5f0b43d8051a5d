package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String SELECT =
            """
            select account_id, line_id, lap, lap_started_at, lap_first, short_loop, reached, reached_at, latest, visited,
                   bought, last_at, last_source, last_external_id, touchpoints
            from journey.journey
            """;

    /** PostgreSQL compares UUIDs byte by byte without sign, Java does not. */
    private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

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

    /**
     * Makes this transaction the only one that may change journeys of these accounts, until it
     * ends. The headline row is the lock; where there is none yet it is made, without a lap. Rows
     * are made first and locked then, each in the order of account ids, so that two transactions
     * wait for each other in one direction only.
     *
     * @return the headlines that have begun
     */
    Map<JourneyKey, LoopJourney> lock(Collection<AccountId> accounts) {
        UUID[] sorted =
                accounts.stream()
                        .map(AccountId::value)
                        .distinct()
                        .sorted(BY_TEXT)
                        .toArray(UUID[]::new);
        makeMissing(sorted);
        Map<JourneyKey, LoopJourney> headlines = new HashMap<>();
        database.list(
                SELECT
                        + """
                        where account_id = any (?) and line_id = '00000000-0000-0000-0000-000000000000'
                        order by account_id
                        for no key update
                        """,
                row -> row.integer("lap") == 0 || headlines.put(key(row), journey(row)) == null,
                (Object) sorted);
        return headlines;
    }

    private void makeMissing(UUID[] sorted) {
        Set<UUID> missing = new LinkedHashSet<>(Arrays.asList(sorted));
        database.list(
                """
                select account_id from journey.journey
                where account_id = any (?) and line_id = '00000000-0000-0000-0000-000000000000'
                """,
                row -> missing.remove(row.uuid("account_id")),
                (Object) sorted);
        if (!missing.isEmpty()) {
            database.update(
                    """
                    insert into journey.journey (account_id)
                    select id from unnest(?) with ordinality as wanted(id, place) order by place
                    on conflict do nothing
                    """,
                    (Object) missing.toArray(UUID[]::new));
        }
    }

    /** The journeys of these accounts for product lines. */
    Map<JourneyKey, LoopJourney> lines(Collection<AccountId> accounts) {
        Map<JourneyKey, LoopJourney> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            database.list(
                    SELECT
                            + """
                            where account_id = any (?) and line_id <> '00000000-0000-0000-0000-000000000000'
                            """,
                    row -> found.put(key(row), journey(row)),
                    (Object) accounts.stream().map(AccountId::value).toArray(UUID[]::new));
        }
        return found;
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

    /** Forgets all journeys of these accounts, but for the row that is their lock. */
    void clear(Collection<AccountId> accounts) {
        UUID[] ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        database.update("delete from journey.lap where account_id = any (?)", (Object) ids);
        database.update("delete from journey.stay where account_id = any (?)", (Object) ids);
        database.update(
                """
                delete from journey.journey
                where account_id = any (?) and line_id <> '00000000-0000-0000-0000-000000000000'
                """,
                (Object) ids);
        database.update(
                """
                update journey.journey
                set lap = 0, lap_started_at = null, lap_first = null, short_loop = false, reached = null,
                    reached_at = null, latest = null, visited = 0, bought = 'NO', last_at = null, last_source = null,
                    last_external_id = null, touchpoints = 0
                where account_id = any (?) and lap > 0
                """,
                (Object) ids);
    }

    /** Writes where journeys are now, and adds the laps and stays that ended on the way there. */
    void save(Map<JourneyKey, Travelled> travelled) {
        List<Map.Entry<JourneyKey, Travelled>> sorted =
                travelled.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(JourneyKey.ORDER))
                        .toList();
        List<At> now =
                sorted.stream()
                        .map(entry -> new At(entry.getKey(), entry.getValue().journey()))
                        .toList();
        saveJourneys(SAVE_HEADLINES, now.stream().filter(at -> at.key().line().isEmpty()).toList());
        saveJourneys(SAVE_LINES, now.stream().filter(at -> at.key().line().isPresent()).toList());
        saveLaps(ended(sorted, Travelled::laps));
        saveStays(ended(sorted, Travelled::stays));
    }

    private record At(JourneyKey key, LoopJourney now) {}

    /** Headlines have their row since they were locked; those of product lines may be new. */
    private static final String SAVE_HEADLINES =
            """
            update journey.journey j
            set lap = n.lap, lap_started_at = n.lap_started_at, lap_first = n.lap_first, short_loop = n.short_loop,
                reached = n.reached, reached_at = n.reached_at, latest = n.latest, visited = n.visited,
                bought = n.bought, last_at = n.last_at, last_source = n.last_source,
                last_external_id = n.last_external_id, touchpoints = n.touchpoints
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
                (account_id, line_id, lap, lap_started_at, lap_first, short_loop, reached, reached_at, latest, visited,
                 bought, last_at, last_source, last_external_id, touchpoints)
            where j.account_id = n.account_id and j.line_id = n.line_id
            """;

    private static final String SAVE_LINES =
            """
            insert into journey.journey
                (account_id, line_id, lap, lap_started_at, lap_first, short_loop, reached, reached_at, latest, visited,
                 bought, last_at, last_source, last_external_id, touchpoints)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, line_id) do update
            set lap = excluded.lap, lap_started_at = excluded.lap_started_at, lap_first = excluded.lap_first,
                short_loop = excluded.short_loop, reached = excluded.reached, reached_at = excluded.reached_at,
                latest = excluded.latest, visited = excluded.visited, bought = excluded.bought,
                last_at = excluded.last_at, last_source = excluded.last_source,
                last_external_id = excluded.last_external_id, touchpoints = excluded.touchpoints
            """;

    private void saveJourneys(String statement, List<At> journeys) {
        if (journeys.isEmpty()) {
            return;
        }
        database.update(
                statement,
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

    private void saveLaps(List<Ended<EndedLap>> laps) {
        if (laps.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into journey.lap
                    (account_id, line_id, lap, started_at, ended_at, first, reached, visited, bought, short_loop)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
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

    private void saveStays(List<Ended<EndedStay>> stays) {
        if (stays.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into journey.stay (account_id, line_id, lap, stage, reached_at, left_at, left_to, next_lap)
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                """,
                column(stays, UUID[]::new, e -> e.key().account().value()),
                column(stays, UUID[]::new, e -> e.key().lineValue()),
                column(stays, Integer[]::new, e -> e.what().lap()),
                column(stays, Short[]::new, e -> number(e.what().stage())),
                column(stays, Instant[]::new, e -> e.what().reachedAt()),
                column(stays, Instant[]::new, e -> e.what().leftAt()),
                column(stays, Short[]::new, e -> number(e.what().leftTo())),
                column(stays, Boolean[]::new, e -> e.what().nextLap()));
    }

    private record Ended<T>(JourneyKey key, T what) {}

    private static <T> List<Ended<T>> ended(
            List<Map.Entry<JourneyKey, Travelled>> travelled, Function<Travelled, List<T>> of) {
        List<Ended<T>> all = new ArrayList<>();
        for (Map.Entry<JourneyKey, Travelled> entry : travelled) {
            of.apply(entry.getValue()).forEach(what -> all.add(new Ended<>(entry.getKey(), what)));
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
