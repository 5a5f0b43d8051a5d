package org.loyaltyloop.feedback;

import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.touchpoint.LoopStage;

/** Which invitations a list shows; what is absent does not narrow it. */
public record InvitationFilter(
        Optional<InvitationState> state,
        Optional<LoopStage> stage,
        Optional<AccountId> account,
        Optional<ContactId> contact) {

    /** All of them. */
    public static final InvitationFilter ALL =
            new InvitationFilter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Those in that state. */
    public InvitationFilter in(Optional<InvitationState> wanted) {
        return new InvitationFilter(wanted, stage, account, contact);
    }

    /** Those about that stage. */
    public InvitationFilter about(Optional<LoopStage> wanted) {
        return new InvitationFilter(state, wanted, account, contact);
    }

    /** Those to people of that account, or of those merged into it. */
    public InvitationFilter of(AccountId wanted) {
        return new InvitationFilter(state, stage, Optional.of(wanted), contact);
    }

    /** Those to that contact. */
    public InvitationFilter with(ContactId wanted) {
        return new InvitationFilter(state, stage, account, Optional.of(wanted));
    }
}
