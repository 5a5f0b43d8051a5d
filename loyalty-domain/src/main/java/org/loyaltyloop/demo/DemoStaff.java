package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.loyaltyloop.platform.Author;
import org.loyaltyloop.staff.CreateUser;
import org.loyaltyloop.staff.Staff;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.Teams;
import org.loyaltyloop.staff.UserId;

/** Brings teams and colleagues of the demonstration in. */
@Dependent
class DemoStaff {

    /**
     * Everybody knows it: these users exist on the embedded database only and enter from this
     * machine only.
     */
    private static final String PASSWORD = "demo";

    private final Teams teams;
    private final Staff staff;

    @Inject
    DemoStaff(Teams teams, Staff staff) {
        this.teams = teams;
        this.staff = staff;
    }

    /** Who works here now: teams by name, users by login. */
    record Hired(Map<String, TeamId> teams, Map<String, UserId> users) {

        TeamId team(String name) {
            return Optional.ofNullable(teams.get(name)).orElseThrow();
        }

        UserId user(String login) {
            return Optional.ofNullable(users.get(login)).orElseThrow();
        }

        /** The colleague as the author of what he wrote down. */
        Author author(String login) {
            DemoColleague colleague = DemoColleague.withLogin(login);
            return new Author(Author.Kind.USER, Optional.of(user(login).value()), colleague.name());
        }
    }

    Hired hire() {
        Map<String, TeamId> teamIds = new HashMap<>();
        for (String name : DemoColleague.TEAMS) {
            teamIds.put(name, teams.create(Demonstration.ACTOR, name));
        }
        Map<String, UserId> users = new HashMap<>();
        hire(DemoColleague.ALL.stream().filter(DemoColleague::signsIn), PASSWORD, teamIds, users);
        // The others own accounts and sign what they wrote; nobody knows their password.
        hire(
                DemoColleague.ALL.stream().filter(colleague -> !colleague.signsIn()),
                UUID.randomUUID().toString(),
                teamIds,
                users);
        return new Hired(Map.copyOf(teamIds), Map.copyOf(users));
    }

    private void hire(
            Stream<DemoColleague> some,
            String password,
            Map<String, TeamId> teamIds,
            Map<String, UserId> users) {
        List<CreateUser> commands =
                some.map(
                                colleague ->
                                        new CreateUser(
                                                colleague.login(),
                                                colleague.name(),
                                                Optional.of(colleague.login() + "@verkerk.example"),
                                                colleague.roles(),
                                                colleague.team().map(teamIds::get)))
                        .toList();
        List<UserId> ids = staff.createForDemonstration(Demonstration.ACTOR, commands, password);
        for (int i = 0; i < commands.size(); i++) {
            users.put(commands.get(i).login(), ids.get(i));
        }
    }
}
