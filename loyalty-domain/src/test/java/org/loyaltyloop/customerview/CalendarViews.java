package org.loyaltyloop.customerview;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;

/** Calendars for tests of the contexts that publish for them. */
public final class CalendarViews {

    private final CalendarQueries queries;
    private final ZoneId zone;

    public CalendarViews(Database database, ZoneId zone) {
        this.queries = new CalendarQueries(database);
        this.zone = zone;
    }

    public List<CalendarEntry> on(Actor actor, boolean team, LocalDate day) {
        return queries.between(actor, team, day, day, zone);
    }
}
