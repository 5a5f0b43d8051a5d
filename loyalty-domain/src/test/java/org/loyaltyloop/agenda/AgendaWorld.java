package org.loyaltyloop.agenda;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

/** Colleagues and their agendas over one test database, wired as the container does. */
final class AgendaWorld implements AutoCloseable {

    static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    final DomainDatabase database = new DomainDatabase();
    final MovableClock clock = new MovableClock();
    final Database sql = database.sql();
    final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    private final AgendaFixture agenda = new AgendaFixture(database, clock);
    final Tasks tasks = agenda.tasks();
    final Meetings meetings = agenda.meetings();
    final Cadences cadences = agenda.cadences();
    final MeetingInvitations invitations = agenda.invitations();
    final TaskQueries taskQueries = new TaskQueries(sql);
    final MeetingQueries meetingQueries = new MeetingQueries(sql);

    final TeamId team = customers.team("Industry");
    final Actor sanne = colleague("sanne", Role.ACCOUNT_MANAGER, Optional.of(team));
    final Actor pieter = colleague("pieter", Role.ACCOUNT_MANAGER, Optional.of(team));
    final Actor hester = colleague("hester", Role.MANAGER, Optional.of(team));
    final Actor stranger =
            colleague("stranger", Role.MANAGER, Optional.of(customers.team("Elsewhere")));
    final AccountId brouwer = customers.account("Brouwer", Optional.of(team));

    private Actor colleague(String login, Role role, Optional<TeamId> of) {
        UserId id = UserId.next();
        sql.update(
                """
                insert into staff.app_user (id, login, display_name, password_hash, roles, team_id, must_change_password,
                                            version, created_at)
                values (?, ?, ?, '', ?, ?, false, 1, now())
                """,
                id.value(),
                login,
                login,
                new String[] {role.name()},
                of.map(TeamId::value));
        return Actor.user(id, login, Set.of(role), of);
    }

    static UserId id(Actor actor) {
        return actor.user().orElseThrow();
    }

    OpenTask task(String title, Actor owner) {
        return new OpenTask(
                title,
                Optional.empty(),
                Optional.of(brouwer),
                id(owner),
                Optional.empty(),
                Optional.empty());
    }

    TaskRow row(TaskId id) {
        return taskQueries.find(id).orElseThrow();
    }

    PlanMeeting meeting(String start, int minutes, Optional<Origin> origin) {
        return new PlanMeeting(
                "Year plan",
                Optional.empty(),
                Optional.of(brouwer),
                Set.of(id(sanne)),
                Set.of(),
                new MeetingTime(LocalDateTime.parse(start), AMSTERDAM, minutes),
                Optional.of("Zwolle"),
                MeetingWay.VISIT,
                origin);
    }

    MeetingView view(MeetingId id) {
        return meetingQueries.find(id).orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
