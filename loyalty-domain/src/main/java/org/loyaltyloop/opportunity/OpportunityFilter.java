package org.loyaltyloop.opportunity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;

/**
 * Which opportunities; every part that is absent restricts nothing. Days are the firm's.
 *
 * @param text a piece of the name, of the account's name, or a number or order reference
 * @param phases codes of phases
 * @param kinds open, won or lost
 * @param owner who works on it
 * @param unowned only those that nobody works on
 * @param team the owner's team
 * @param account of that living account
 * @param withoutAccount only those whose account is not known
 * @param offering code of a product or product line
 * @param currency ISO code
 * @param lostReason code of a reason; the empty text for none given
 * @param expected expected to close in it
 * @param undated only those with no day on which they are expected to close
 * @param opened opened in it
 * @param closed won or lost in it
 * @param livelySince open, or won or lost on that day or later
 * @param attention what about an open one should be looked at
 */
public record OpportunityFilter(
        Optional<String> text,
        Set<String> phases,
        Set<PhaseKind> kinds,
        Optional<UserId> owner,
        boolean unowned,
        Optional<TeamId> team,
        Optional<AccountId> account,
        boolean withoutAccount,
        Optional<String> offering,
        Optional<String> currency,
        Optional<String> lostReason,
        Optional<Period> expected,
        boolean undated,
        Optional<Period> opened,
        Optional<Period> closed,
        Optional<LocalDate> livelySince,
        Set<Attention> attention) {

    /** What about an open opportunity somebody should look at. */
    public enum Attention {
        /** In its phase for longer than the phase's patience. */
        SLOW,
        /** Its expected close has passed. */
        OVERDUE
    }

    /** All opportunities. */
    public static final OpportunityFilter ALL = of(Optional.empty(), Optional.empty());

    /** Copies the sets. */
    public OpportunityFilter {
        phases = Set.copyOf(phases);
        kinds = Set.copyOf(kinds);
        attention = Set.copyOf(attention);
    }

    /** Those of an owner, or of a team, where given. */
    public static OpportunityFilter of(Optional<UserId> owner, Optional<TeamId> team) {
        return new OpportunityFilter(
                Optional.empty(),
                Set.of(),
                Set.of(),
                owner,
                false,
                team,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }
}
