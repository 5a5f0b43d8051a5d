package org.loyaltyloop.agenda;

import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;

/**
 * A meeting to be put into the agenda.
 *
 * @param title what about, up to 200 characters
 * @param note more about it, up to 4,000 characters
 * @param account whom it is with
 * @param colleagues who goes, 1 to 50
 * @param contacts whom they meet, people at the account, up to 50
 * @param time when and how long
 * @param place where, up to 200 characters
 * @param way how
 * @param origin what it came from
 */
public record PlanMeeting(
        String title,
        Optional<String> note,
        Optional<AccountId> account,
        Set<UserId> colleagues,
        Set<ContactId> contacts,
        MeetingTime time,
        Optional<String> place,
        MeetingWay way,
        Optional<Origin> origin) {

    private static final int MOST_PEOPLE = 50;

    /** Checks the texts and the numbers of people. */
    public PlanMeeting {
        Checks checks = new Checks();
        title = checks.required("title", title, 200);
        note = checks.optionalText("note", note, 4_000);
        place = checks.optional("place", place, 200);
        colleagues = Set.copyOf(colleagues);
        contacts = Set.copyOf(contacts);
        checks.that(!colleagues.isEmpty(), "colleagues", InputRule.REQUIRED);
        checks.that(
                colleagues.size() <= MOST_PEOPLE, "colleagues", InputRule.TOO_MANY, MOST_PEOPLE);
        checks.that(contacts.size() <= MOST_PEOPLE, "contacts", InputRule.TOO_MANY, MOST_PEOPLE);
        checks.refuseIfAny();
    }
}
