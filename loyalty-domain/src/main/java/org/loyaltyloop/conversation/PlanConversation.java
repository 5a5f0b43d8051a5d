package org.loyaltyloop.conversation;

import java.util.Optional;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.staff.UserId;

/**
 * The command to plan a conversation.
 *
 * @param lead who will lead it; the actor where nobody is named
 * @param follows the conversation in which it was agreed on
 * @param source the system that knows it, up to 60 characters; screens use their own
 * @param externalId its name there, up to 200 characters; the same again changes nothing
 */
public record PlanConversation(
        AccountKey account,
        ConversationDetails details,
        Optional<UserId> lead,
        Optional<ConversationId> follows,
        String source,
        String externalId) {

    /** Refuses what is malformed. */
    public PlanConversation {
        Checks checks = new Checks();
        source = checks.required("source", source, LogConversation.SOURCE);
        externalId = checks.required("externalId", externalId, LogConversation.EXTERNAL_ID);
        checks.refuseIfAny();
    }

    /** A conversation that the actor will lead. */
    public static PlanConversation of(
            AccountKey account, ConversationDetails details, String source, String externalId) {
        return new PlanConversation(
                account, details, Optional.empty(), Optional.empty(), source, externalId);
    }
}
