package org.loyaltyloop.conversation;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.staff.UserId;

/**
 * What somebody promises. One that exists has an owner of its side.
 *
 * @param what in one line, up to 500 characters
 * @param colleague who answers for ours
 * @param contact who answers for theirs
 * @param due the last day to keep it
 */
public record Promise(
        CommitmentSide side,
        String what,
        Optional<UserId> colleague,
        Optional<ContactId> contact,
        LocalDate due) {

    /** Refuses a promise without an owner, and drops an owner of the other side. */
    public Promise {
        Checks checks = new Checks("commitment.");
        what = checks.required("what", what, 500);
        colleague = side == CommitmentSide.OURS ? colleague : Optional.empty();
        contact = side == CommitmentSide.THEIRS ? contact : Optional.empty();
        checks.that(
                colleague.isPresent() || contact.isPresent(),
                "owner",
                ConversationRule.COMMITMENT_WITHOUT_OWNER);
        checks.refuseIfAny();
    }

    /** A promise of ours. */
    public static Promise ours(String what, UserId colleague, LocalDate due) {
        return new Promise(
                CommitmentSide.OURS, what, Optional.of(colleague), Optional.empty(), due);
    }

    /** A promise of theirs. */
    public static Promise theirs(String what, ContactId contact, LocalDate due) {
        return new Promise(
                CommitmentSide.THEIRS, what, Optional.empty(), Optional.of(contact), due);
    }
}
