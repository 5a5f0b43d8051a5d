package org.loyaltyloop.web.page.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.staff.Teams;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The teams that own accounts; in pages {@code teamsPage}. */
@Named("teamsPage")
@ViewScoped
public class TeamsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Teams teams;
    private final StaffQueries queries;
    private final CurrentUser me;
    private final Notices notices;

    private String name = "";

    @Inject
    TeamsPage(Teams teams, StaffQueries queries, CurrentUser me, Notices notices) {
        this.teams = teams;
        this.queries = queries;
        this.me = me;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TeamsPage() {
        this(null, null, null, null);
    }

    /** Adds a team. */
    public void create() {
        teams.create(me.actor(), name);
        notices.done("admin.teams.created", name.strip());
        name = "";
    }

    /** Takes a team out of use; refused while users belong to it. */
    public void retire(TeamRow team) {
        teams.retire(me.actor(), team.id(), team.version());
        notices.done("admin.teams.retired", team.name());
    }

    /** All teams, those in use first. */
    public List<TeamRow> getTeams() {
        return queries.teams();
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }
}
