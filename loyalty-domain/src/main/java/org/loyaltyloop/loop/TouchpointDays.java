package org.loyaltyloop.loop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.loyaltyloop.customer.AccountChanged;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointFact;
import org.loyaltyloop.touchpoint.TouchpointsPlaced;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;
import org.loyaltyloop.touchpoint.TouchpointsWithdrawn;

/**
 * Counts touchpoints by day of the firm's zone, stage, department, channel and team, in the
 * transaction that changes them. Comes after the journeys' projection, whose lock on the account
 * keeps its team still while we count. Rows are written in the order of their key, so that two
 * batches wait for each other in one direction only.
 */
@ApplicationScoped
class TouchpointDays {

    private static final UUID NO_TEAM = new UUID(0, 0);

    private final Database database;
    private final Settings settings;

    @Inject
    TouchpointDays(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointDays() {
        this(null, null);
    }

    void on(@Observes TouchpointsRecorded event) {
        add(event.touchpoints().stream().map(t -> new Count(t, t.stage(), 1)).toList());
    }

    void on(@Observes TouchpointsPlaced event) {
        List<Count> counts = new ArrayList<>();
        for (TouchpointsPlaced.Change change : event.changes()) {
            counts.add(new Count(change.before(), change.before().stage(), -1));
            counts.add(new Count(change.after(), change.after().stage(), 1));
        }
        add(counts);
    }

    void on(@Observes TouchpointsWithdrawn event) {
        add(event.touchpoints().stream().map(t -> new Count(t, t.stage(), -1)).toList());
    }

    void on(@Observes AccountChanged event) {
        if (event.movedTeam()) {
            move(given(event.id()), event.teamBefore(), event.teamAfter());
        }
    }

    void on(@Observes AccountsMerged event) {
        List<UUID> losers = absorbedBy(event.loser());
        move(losers, event.loserTeam(), event.survivorTeamAfter());
        List<UUID> own = new ArrayList<>(given(event.survivor()));
        own.removeAll(losers);
        move(own, event.survivorTeamBefore(), event.survivorTeamAfter());
    }

    /** One touchpoint more or less in a stage. */
    private record Count(TouchpointFact touchpoint, LoopStage stage, int n) {}

    private void add(List<Count> counts) {
        database.update(
                """
                insert into loop.touchpoint_day as known (day, stage, department, channel, team_id, n)
                select (c.occurred_at at time zone ?)::date, c.stage, c.department, c.channel,
                       coalesce(a.team_id, '00000000-0000-0000-0000-000000000000'), sum(c.n)
                from unnest(?, ?, ?, ?, ?, ?) as c(account_id, occurred_at, stage, department, channel, n)
                join customer.account a on a.id = c.account_id
                group by 1, 2, 3, 4, 5
                order by 1, 2, 3, 4, 5
                on conflict (day, stage, department, channel, team_id) do update set n = known.n + excluded.n
                """,
                settings.zone().getId(),
                column(counts, UUID[]::new, c -> c.touchpoint().account().value()),
                column(counts, Instant[]::new, c -> c.touchpoint().occurredAt()),
                column(counts, Short[]::new, c -> (short) c.stage().number()),
                column(counts, String[]::new, c -> c.touchpoint().department().name()),
                column(counts, String[]::new, c -> c.touchpoint().channel().name()),
                column(counts, Integer[]::new, Count::n));
    }

    /** Moves what was recorded for these accounts from one team to another. */
    private void move(List<UUID> accounts, Optional<TeamId> from, Optional<TeamId> to) {
        if (from.equals(to) || accounts.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into loop.touchpoint_day as known (day, stage, department, channel, team_id, n)
                select c.day, c.stage, c.department, c.channel, team.id, team.sign * c.n
                from (select (t.occurred_at at time zone ?)::date as day, t.stage, t.department, t.channel, count(*) as n
                      from touchpoint.touchpoint t
                      where t.account_id = any (?) and t.withdrawn_at is null
                      group by 1, 2, 3, 4) as c
                cross join (values (?::uuid, -1), (?::uuid, 1)) as team(id, sign)
                order by 1, 2, 3, 4, 5
                on conflict (day, stage, department, channel, team_id) do update set n = known.n + excluded.n
                """,
                settings.zone().getId(),
                accounts.toArray(UUID[]::new),
                from.map(TeamId::value).orElse(NO_TEAM),
                to.map(TeamId::value).orElse(NO_TEAM));
    }

    /** The ids that answer with this living account. */
    private List<UUID> given(AccountId account) {
        return database.list(
                "select id from customer.account where id = ? or merged_into = ?",
                row -> row.uuid("id"),
                account.value(),
                account.value());
    }

    /**
     * A loser and all that it had absorbed itself, from the history of merges: the accounts point
     * to the survivor now.
     */
    private List<UUID> absorbedBy(AccountId loser) {
        return database.list(
                """
                with recursive absorbed as (
                    select ?::uuid as id
                    union
                    select m.loser_id from customer.merge m join absorbed a on m.survivor_id = a.id)
                select id from absorbed
                """,
                row -> row.uuid("id"),
                loser.value());
    }

    private static <T> T[] column(
            List<Count> counts, IntFunction<T[]> array, Function<Count, T> value) {
        return counts.stream().map(value).toArray(array);
    }
}
