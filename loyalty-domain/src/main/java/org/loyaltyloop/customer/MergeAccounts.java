package org.loyaltyloop.customer;

import java.util.Set;
import org.loyaltyloop.kernel.BusinessRuleViolation;

/**
 * Makes one account of two.
 *
 * @param loser ends; its id and references answer with the survivor from then on
 * @param loserVersion the loser's version that the person saw
 * @param survivor stays
 * @param survivorVersion the survivor's version that the person saw
 * @param takeFromLoser the fields whose value the survivor takes from the loser
 */
public record MergeAccounts(
        AccountId loser,
        int loserVersion,
        AccountId survivor,
        int survivorVersion,
        Set<AccountField> takeFromLoser) {

    /** Refuses to merge an account with itself. */
    public MergeAccounts {
        takeFromLoser = Set.copyOf(takeFromLoser);
        if (loser.equals(survivor)) {
            throw BusinessRuleViolation.of("survivor", CustomerRule.MERGE_WITH_ITSELF);
        }
    }
}
