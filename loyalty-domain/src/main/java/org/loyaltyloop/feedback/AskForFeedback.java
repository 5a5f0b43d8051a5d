package org.loyaltyloop.feedback;

import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;

/**
 * The command to invite somebody by hand.
 *
 * @param stage asked about: its policy's question, whether the policy is active or not
 * @param contact who is asked; may be absent for a private person
 * @param touchpoint what is asked about, where it is one touchpoint
 * @param byMail whether the link goes out by mail, instead of being copied
 */
public record AskForFeedback(
        LoopStage stage,
        AccountId account,
        Optional<ContactId> contact,
        Optional<TouchpointId> touchpoint,
        boolean byMail) {}
