package org.loyaltyloop.agenda;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.UserId;

/**
 * A task in a list.
 *
 * @param id of the task
 * @param title what is to be done
 * @param note more about it
 * @param account the living account it is about
 * @param accountName its name
 * @param owner who does it
 * @param ownerName their name
 * @param due the last day for it
 * @param state how far it is
 * @param endedAt when it was done or withdrawn
 * @param version to move it by
 */
public record TaskRow(
        TaskId id,
        String title,
        Optional<String> note,
        Optional<AccountId> account,
        Optional<String> accountName,
        UserId owner,
        String ownerName,
        Optional<LocalDate> due,
        TaskState state,
        Optional<Instant> endedAt,
        int version) {

    /** Whether it should have been done before that day. */
    public boolean overdueOn(LocalDate today) {
        return state == TaskState.OPEN && due.filter(today::isAfter).isPresent();
    }
}
