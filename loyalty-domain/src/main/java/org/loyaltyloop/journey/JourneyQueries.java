package org.loyaltyloop.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** Reads of journeys; every role reads every account. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class JourneyQueries {

    private static final String JOURNEYS =
            """
            select j.account_id, j.line_id, j.lap, j.lap_started_at, j.lap_first, j.short_loop, j.reached, j.reached_at,
                   j.latest, j.visited, j.bought, j.last_at, j.last_source, j.last_external_id, j.touchpoints,
                   l.code, l.name, j.last_at + interval '24 hours' * p.days as stalls_at
            from journey.journey j
            join journey.patience p on p.stage = j.reached
            left join offering.product_line l on l.id = j.line_id
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    JourneyQueries(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected JourneyQueries() {
        this(null, null);
    }

    /**
     * The journeys of an account with their earlier laps, its headline first, then by the name of
     * the product line. Any id of a merged account will do. Empty while nothing has moved the
     * account.
     */
    public List<JourneyView> of(AccountId account) {
        Map<JourneyKey, List<EndedLap>> laps = new HashMap<>();
        database.list(
                """
                select account_id, line_id, lap, started_at, ended_at, first, reached, visited, bought, short_loop
                from journey.lap
                where account_id = (select coalesce(a.merged_into, a.id) from customer.account a where a.id = ?)
                order by line_id, lap
                """,
                row ->
                        laps.computeIfAbsent(key(row), k -> new ArrayList<>())
                                .add(JourneyStore.lap(row)),
                account.value());
        Instant now = clock.instant();
        return database.list(
                JOURNEYS
                        + """
                        where j.lap > 0
                          and j.account_id = (select coalesce(a.merged_into, a.id) from customer.account a where a.id = ?)
                        order by l.name nulls first, j.line_id
                        """,
                row -> view(row, now, laps.getOrDefault(key(row), List.of())),
                account.value());
    }

    /**
     * The headlines of these living accounts, without earlier laps; an account that nothing has
     * moved is absent.
     */
    public Map<AccountId, JourneyView> headlines(Collection<AccountId> accounts) {
        Instant now = clock.instant();
        Map<AccountId, JourneyView> found = new LinkedHashMap<>();
        database.list(
                JOURNEYS
                        + """
                        where j.lap > 0 and j.line_id = '00000000-0000-0000-0000-000000000000' and j.account_id = any (?)
                        """,
                row -> found.put(new AccountId(row.uuid("account_id")), view(row, now, List.of())),
                (Object) accounts.stream().map(AccountId::value).toArray(UUID[]::new));
        return found;
    }

    private static JourneyKey key(Row row) throws SQLException {
        return JourneyKey.of(row.uuid("account_id"), row.uuid("line_id"));
    }

    private static JourneyView view(Row row, Instant now, List<EndedLap> earlier)
            throws SQLException {
        LoopJourney journey = JourneyStore.journey(row);
        Instant stallsAt = row.instant("stalls_at");
        Optional<JourneyView.Offering> offering =
                row.optionalText("code").isPresent()
                        ? Optional.of(new JourneyView.Offering(row.text("code"), row.text("name")))
                        : Optional.empty();
        return new JourneyView(
                new AccountId(row.uuid("account_id")),
                offering,
                journey.lap(),
                journey.lapStartedAt(),
                journey.shortLoop(),
                journey.reached(),
                journey.reachedAt(),
                journey.latest(),
                journey.last().occurredAt(),
                journey.visited(),
                journey.skipped(),
                journey.bought(),
                stallsAt,
                stallsAt.isBefore(now),
                journey.steps(),
                earlier);
    }
}
