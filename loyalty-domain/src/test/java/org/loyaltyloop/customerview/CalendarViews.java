package org.loyaltyloop.customerview;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;

/** Calendars for tests of the contexts that publish for them. */
public final class CalendarViews {

    private final CalendarQueries queries;
    private final CadenceQueries cadences;
    private final ZoneId zone;

    public CalendarViews(Database database, ZoneId zone) {
        this.queries = new CalendarQueries(database);
        this.cadences = new CadenceQueries(database);
        this.zone = zone;
    }

    public List<CalendarEntry> on(Actor actor, boolean team, LocalDate day) {
        return queries.between(actor, team, day, day, zone);
    }

    public List<CalendarEntry> day(Actor actor, LocalDate day) {
        return queries.day(actor, day, zone, 10);
    }

    public List<CadenceRow> dueBy(Actor actor, boolean team, LocalDate day) {
        return cadences.dueBy(actor, team, day, 10);
    }

    public Optional<CadenceRow> cadence(AccountId account) {
        return cadences.of(account);
    }
}
