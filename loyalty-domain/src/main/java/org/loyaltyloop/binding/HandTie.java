package org.loyaltyloop.binding;

import org.loyaltyloop.customer.AccountId;

/**
 * A tie that was entered by hand.
 *
 * @param account the living account that answers for it
 * @param details what it says
 * @param author who entered it
 * @param version for optimistic saving
 */
public record HandTie(
        TieId id, AccountId account, TieDetails details, String author, int version) {}
