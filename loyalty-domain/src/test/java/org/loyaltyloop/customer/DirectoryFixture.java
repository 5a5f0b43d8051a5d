package org.loyaltyloop.customer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.testing.DirectEvent;

/**
 * Accounts for tests of contexts downstream: the directory, and accounts put straight into the
 * table.
 */
public final class DirectoryFixture {

    private final Database database;
    private final Clock clock;

    public DirectoryFixture(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public AccountDirectory directory() {
        return new AccountDirectory(database, DirectEvent.to(), clock);
    }

    public Relations relations() {
        return new Relations(
                database,
                directory(),
                PlatformFixture.settings(database, clock),
                PlatformFixture.audit(database),
                DirectEvent.to(),
                clock);
    }

    public AccountId account(String name, Optional<TeamId> team) {
        AccountId id = AccountId.next();
        database.update(
                """
                insert into customer.account (id, kind, name, team_id, created_at, updated_at)
                values (?, 'ORGANISATION', ?, ?, ?, ?)
                """,
                id.value(),
                name,
                team.map(TeamId::value),
                clock.instant(),
                clock.instant());
        return id;
    }

    public TeamId team(String name) {
        TeamId id = TeamId.next();
        database.update(
                "insert into staff.team (id, name, version) values (?, ?, 1)", id.value(), name);
        return id;
    }

    /** Does to the tables what a merge does, and says so. */
    public AccountsMerged merge(AccountId loser, AccountId survivor) {
        Object both = new UUID[] {loser.value(), survivor.value()};
        database.list(
                "select id from customer.account where id = any (?) or merged_into = ? order by id for update",
                row -> row.uuid("id"),
                both,
                loser.value());
        Optional<TeamId> loserTeam = team(loser);
        Optional<TeamId> survivorTeam = team(survivor);
        database.update(
                "update customer.account set merged_into = ? where id = ? or merged_into = ?",
                survivor.value(),
                loser.value(),
                loser.value());
        database.update(
                """
                insert into customer.merge (id, loser_id, survivor_id, merged_at, merged_by_name, taken_fields)
                values (?, ?, ?, ?, 'test', '{}')
                """,
                UUID.randomUUID(),
                loser.value(),
                survivor.value(),
                clock.instant());
        return new AccountsMerged(loser, survivor, loserTeam, survivorTeam, survivorTeam);
    }

    /** Moves an account to another team, and says so. */
    public AccountChanged move(AccountId account, Optional<TeamId> to) {
        Optional<TeamId> from = team(account);
        database.update(
                "update customer.account set team_id = ? where id = ?",
                to.map(TeamId::value),
                account.value());
        return new AccountChanged(account, Optional.empty(), Optional.empty(), from, to);
    }

    public Optional<TeamId> team(AccountId account) {
        List<Optional<TeamId>> teams =
                database.list(
                        "select team_id from customer.account where id = ?",
                        row -> row.optionalUuid("team_id").map(TeamId::new),
                        account.value());
        return teams.get(0);
    }
}
