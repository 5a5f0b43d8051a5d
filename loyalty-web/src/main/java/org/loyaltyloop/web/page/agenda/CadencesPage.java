package org.loyaltyloop.web.page.agenda;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customerview.CadenceQueries;
import org.loyaltyloop.customerview.CadenceRow;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** Agreed rhythms of conversations: whose next conversation is overdue or comes soon. */
@Named("cadencesPage")
@RequestScoped
public class CadencesPage {

    private static final int MOST = 300;
    private static final int WEEKS_AHEAD = 13;

    private final CadenceQueries queries;
    private final CurrentUser me;
    private final Formats formats;
    private String who = "";
    private @Nullable List<CadenceRow> rows;

    @Inject
    CadencesPage(CadenceQueries queries, CurrentUser me, Formats formats) {
        this.queries = queries;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CadencesPage() {
        this.queries = null;
        this.me = null;
        this.formats = null;
    }

    /** The accounts, the longest overdue first. */
    public List<CadenceRow> getRows() {
        if (rows == null) {
            rows =
                    queries.dueBy(
                            me.actor(), isTeam(), formats.today().plusWeeks(WEEKS_AHEAD), MOST);
        }
        return rows;
    }

    /** How many of them are overdue. */
    public long getOverdue() {
        return getRows().stream().filter(row -> row.overdueOn(formats.today())).count();
    }

    /** Own accounts or the team's. */
    public List<CalendarPage.Choice> getPeople() {
        return List.of(
                new CalendarPage.Choice(
                        formats.text("agenda.who.me"), "/agenda/cadences", !isTeam()),
                new CalendarPage.Choice(
                        formats.text("agenda.who.team"), "/agenda/cadences?who=team", isTeam()));
    }

    /** Whether the team's accounts are shown. */
    public boolean isTeam() {
        return who.equals("team");
    }

    public String getWho() {
        return who;
    }

    public void setWho(@Nullable String who) {
        this.who = who == null ? "" : who;
    }
}
