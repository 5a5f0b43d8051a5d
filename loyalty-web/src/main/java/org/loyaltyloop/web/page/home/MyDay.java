package org.loyaltyloop.web.page.home;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customerview.CalendarEntry;
import org.loyaltyloop.customerview.CalendarQueries;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** What the user's agenda says of today, and what should have been done before. */
@Named("myDay")
@RequestScoped
public class MyDay {

    private static final int MOST = 8;

    private final CalendarQueries queries;
    private final CurrentUser me;
    private final Formats formats;
    private @Nullable List<CalendarEntry> entries;

    @Inject
    MyDay(CalendarQueries queries, CurrentUser me, Formats formats) {
        this.queries = queries;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MyDay() {
        this.queries = null;
        this.me = null;
        this.formats = null;
    }

    /** What is overdue, the meetings of today, and what is to be done by today. */
    public List<CalendarEntry> getEntries() {
        if (entries == null) {
            entries = queries.day(me.actor(), formats.today(), formats.getZone(), MOST);
        }
        return entries;
    }
}
