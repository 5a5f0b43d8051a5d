package org.loyaltyloop.agenda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;

/**
 * A meeting as its page shows it.
 *
 * @param id of the meeting
 * @param title what about
 * @param note more about it
 * @param account the living account it is with
 * @param accountName its name
 * @param time when and how long
 * @param place where
 * @param way how
 * @param state how far it is
 * @param colleagues names of who goes
 * @param contacts names of whom they meet
 * @param plannedBy who put it into the agenda
 * @param version to move it by
 */
public record MeetingView(
        MeetingId id,
        String title,
        Optional<String> note,
        Optional<AccountId> account,
        Optional<String> accountName,
        MeetingTime time,
        Optional<String> place,
        MeetingWay way,
        MeetingState state,
        List<String> colleagues,
        List<String> contacts,
        String plannedBy,
        int version) {

    /** Copies the names. */
    public MeetingView {
        colleagues = List.copyOf(colleagues);
        contacts = List.copyOf(contacts);
    }

    /** The moment at which it begins. */
    public Instant startsAt() {
        return time.startsAt();
    }

    /** The moment at which it ends. */
    public Instant endsAt() {
        return time.endsAt();
    }
}
