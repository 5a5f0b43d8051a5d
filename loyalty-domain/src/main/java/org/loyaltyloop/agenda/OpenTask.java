package org.loyaltyloop.agenda;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.staff.UserId;

/**
 * Something to be done.
 *
 * @param title what, up to 200 characters
 * @param note more about it, up to 4,000 characters
 * @param account whom it is about
 * @param owner who does it
 * @param due the last day for it
 * @param origin what it came from
 */
public record OpenTask(
        String title,
        Optional<String> note,
        Optional<AccountId> account,
        UserId owner,
        Optional<LocalDate> due,
        Optional<Origin> origin) {

    /** Checks the texts and the day. */
    public OpenTask {
        Checks checks = new Checks();
        title = checks.required("title", title, 200);
        note = checks.optionalText("note", note, 4_000);
        due.ifPresent(day -> Days.check(checks, "due", day));
        checks.refuseIfAny();
    }
}
