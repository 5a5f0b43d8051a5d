package org.loyaltyloop.opportunity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/** A firm with a pipeline, two teams, and journeys that follow its touchpoints. */
final class PipelineWorld implements AutoCloseable {

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    final JourneyFixture journeys = new JourneyFixture(sql);
    final AccountDirectory directory = customers.directory();
    final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    directory,
                    DirectEvent.to(journeys::on),
                    DirectEvent.to(journeys::on),
                    DirectEvent.to(journeys::on));
    final Opportunities opportunities =
            OpportunityFixture.opportunities(sql, clock, directory, touchpoints);
    final Phases phases = OpportunityFixture.phases(sql);
    final TeamId north = customers.team("North");
    final TeamId south = customers.team("South");
    final Actor anna = colleague("anna", Optional.of(north), Role.ACCOUNT_MANAGER);
    final Actor bram = colleague("bram", Optional.of(north), Role.ACCOUNT_MANAGER);
    final Actor cleo = colleague("cleo", Optional.of(south), Role.ACCOUNT_MANAGER);
    final Actor admin = colleague("admin", Optional.empty(), Role.ADMIN);
    final Actor agent = colleague("agent", Optional.of(north), Role.AGENT);
    final AccountId account = customers.account("Kade Papier", Optional.of(north));

    private int opened;

    private Actor colleague(String login, Optional<TeamId> team, Role role) {
        UserId id = UserId.next();
        sql.update(
                """
                insert into staff.app_user
                    (id, login, display_name, password_hash, roles, team_id, must_change_password, version, created_at)
                values (?, ?, ?, '-', ?, ?, false, 1, now())
                """,
                id.value(),
                login,
                login,
                new String[] {role.name()},
                team.map(TeamId::value));
        return Actor.user(id, login, Set.of(role), team);
    }

    OpportunityDetails details(Optional<AccountId> at) {
        return new OpportunityDetails(
                "Fleet renewal",
                at,
                anna.user(),
                Optional.of(new BigDecimal("12500.00")),
                "EUR",
                Optional.empty(),
                Optional.of(LocalDate.of(2027, 1, 15)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    OpportunityId open(Optional<AccountId> at) {
        return open(OpenOpportunity.now(details(at), "test", "deal-" + opened++));
    }

    OpportunityId open(OpenOpportunity command) {
        return database.inTransaction(() -> opportunities.open(anna, command)).id();
    }

    Optional<MoveId> move(Actor actor, OpportunityId id, String to) {
        clock.advance(Duration.ofHours(1));
        Optional<String> reason = to.equals("LOST") ? Optional.of("PRICE") : Optional.empty();
        return database.inTransaction(
                () ->
                        opportunities.move(
                                actor,
                                new MoveOpportunity(id, phase(id), to, reason, Optional.empty())));
    }

    void undo(Actor actor, OpportunityId id, MoveId move) {
        database.inTransaction(() -> opportunities.undo(actor, id, move));
    }

    String phase(OpportunityId id) {
        return sql.first(
                        "select phase from opportunity.opportunity where id = ?",
                        row -> row.text("phase"),
                        id.value())
                .orElseThrow();
    }

    int version(OpportunityId id) {
        return (int)
                sql.number("select version from opportunity.opportunity where id = ?", id.value());
    }

    /** The phases that living touchpoints of this context tell of, in their order. */
    List<String> told() {
        return sql.list(
                """
                select attributes ->> 'phase' as phase from touchpoint.v_touchpoint where source = 'opportunity'
                order by occurred_at, external_id
                """,
                row -> row.text("phase"));
    }

    JourneyView headline(AccountId id) {
        return journeys.queries(clock).of(id).get(0);
    }

    @Override
    public void close() {
        database.close();
    }
}
