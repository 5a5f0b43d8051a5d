package org.loyaltyloop.web.rest;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.conversation.CommitmentRow;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.CommitmentState;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.rest.json.JsonFields;

/**
 * Reads what a program says of a commitment: {@code owner} is a colleague for ours and a contact
 * for theirs.
 */
final class CommitmentBody {

    private final JsonFields fields;

    CommitmentBody(JsonFields fields) {
        this.fields = fields;
    }

    /** The promise. Ends the request where the body has not the form described. */
    Promise promise() {
        if (!fields.has("side")) {
            fields.complain("side", "required", "must be given");
        }
        if (!fields.has("due")) {
            fields.complain("due", "required", "must be given");
        }
        Optional<CommitmentSide> side = fields.oneOf("side", CommitmentSide.class);
        String what = fields.requiredText("what").orElse("");
        Optional<LocalDate> due = fields.date("due");
        Optional<UUID> owner = owner();
        JsonBody.refuseMalformed(fields);
        return promise(side.orElseThrow(), what, owner, due.orElseThrow());
    }

    /** The promise from now on: members that are there count. */
    Promise over(CommitmentRow before) {
        String what = fields.has("what") ? fields.requiredText("what").orElse("") : before.what();
        LocalDate due = fields.has("due") ? fields.date("due").orElse(before.due()) : before.due();
        Optional<UUID> owner = fields.has("owner") ? owner() : Optional.of(before.ownerId());
        JsonBody.refuseMalformed(fields);
        return promise(before.side(), what, owner, due);
    }

    /** Whether the body names anything but state and reason. */
    boolean says() {
        return fields.has("what") || fields.has("due") || fields.has("owner");
    }

    /** Where it stands from now on, if the body says so. */
    Optional<CommitmentState> state() {
        return fields.oneOf("state", CommitmentState.class);
    }

    /** The reason that the body gives; empty text where it gives none. */
    String reason() {
        String reason = fields.text("reason").orElse("");
        JsonBody.refuseMalformed(fields);
        return reason;
    }

    private Optional<UUID> owner() {
        return fields.object("owner").flatMap(owner -> owner.uuid("id"));
    }

    private static Promise promise(
            CommitmentSide side, String what, Optional<UUID> owner, LocalDate due) {
        return new Promise(side, what, owner.map(UserId::new), owner.map(ContactId::new), due);
    }
}
