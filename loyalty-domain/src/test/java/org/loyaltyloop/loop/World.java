package org.loyaltyloop.loop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountChanged;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountsMerged;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.ApiKeyId;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.RecordOutcome;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/**
 * Accounts, touchpoints, journeys and figures over one test database, wired as the container wires
 * them.
 */
final class World implements AutoCloseable {

    static final Actor ERP =
            Actor.apiKey(
                    ApiKeyId.next(), "ERP", Set.of(Scope.TOUCHPOINTS_WRITE, Scope.ACCOUNTS_WRITE));

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    final Settings settings = PlatformFixture.settings(database, clock);
    final JourneyFixture journeys = new JourneyFixture(sql);
    final TouchpointDays days = new TouchpointDays(sql, settings);
    final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    customers.directory(),
                    DirectEvent.to(journeys::on, days::on),
                    DirectEvent.to(journeys::on, days::on),
                    DirectEvent.to(journeys::on, days::on));
    final LoopQueries loop = new LoopQueries(sql, settings, clock);
    final TouchpointDaysSteps recount = new TouchpointDaysSteps(sql, settings);

    AccountId account(String name) {
        return customers.account(name, Optional.empty());
    }

    List<RecordOutcome> record(TouchpointDraft... drafts) {
        return record(List.of(drafts));
    }

    List<RecordOutcome> record(List<TouchpointDraft> drafts) {
        return database.inTransaction(() -> touchpoints.recordAll(ERP, drafts));
    }

    void merge(AccountId loser, AccountId survivor) {
        database.inTransaction(
                () -> {
                    AccountsMerged event = customers.merge(loser, survivor);
                    journeys.on(event);
                    days.on(event);
                });
    }

    void move(AccountId account, Optional<TeamId> team) {
        database.inTransaction(
                () -> {
                    AccountChanged event = customers.move(account, team);
                    days.on(event);
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
