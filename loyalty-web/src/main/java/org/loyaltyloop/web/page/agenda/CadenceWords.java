package org.loyaltyloop.web.page.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.loyaltyloop.agenda.RhythmUnit;
import org.loyaltyloop.customerview.CadenceRow;
import org.loyaltyloop.web.i18n.Formats;

/** Says in words how often we talk with an account, and how well that is kept. */
@Named("cadenceWords")
@ApplicationScoped
public class CadenceWords {

    private final Formats formats;

    @Inject
    CadenceWords(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected CadenceWords() {
        this.formats = null;
    }

    /** How often, as in every six weeks. */
    public String every(CadenceRow row) {
        return formats.text(
                row.rhythm().unit() == RhythmUnit.WEEK
                        ? "agenda.cadence.weeks"
                        : "agenda.cadence.months",
                row.rhythm().every());
    }

    /** How many of the last rounds were kept. */
    public String kept(CadenceRow row) {
        return row.judged() == 0
                ? formats.text("agenda.cadence.unjudged")
                : formats.text("agenda.cadence.kept", row.kept(), row.judged());
    }

    /** When the next conversation is due, or since when it is overdue. */
    public String due(CadenceRow row) {
        return formats.text(
                overdue(row) ? "agenda.overdue.since" : "agenda.cadence.next", row.dueOn());
    }

    /** Whether the next conversation should have been held. */
    public boolean overdue(CadenceRow row) {
        return row.overdueOn(formats.today());
    }
}
