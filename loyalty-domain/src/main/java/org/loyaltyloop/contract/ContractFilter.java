package org.loyaltyloop.contract;

import java.time.LocalDate;
import java.util.Optional;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.staff.UserId;

/**
 * Which contracts a list shows; what is empty narrows nothing.
 *
 * @param text a part of the contract's or the account's name, or its number
 * @param endingFrom the first day on which it may end; what is over before is left out
 * @param endingUntil the last day by which the term ends or notice must be given
 */
public record ContractFilter(
        Optional<String> text,
        Optional<ContractKind> kind,
        Optional<ContractStatus> status,
        Optional<UserId> owner,
        Optional<AccountId> account,
        Optional<LocalDate> endingFrom,
        Optional<LocalDate> endingUntil) {

    /** Every contract. */
    public static final ContractFilter ALL =
            new ContractFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Those of one account. */
    public static ContractFilter of(AccountId account) {
        return new ContractFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(account),
                Optional.empty(),
                Optional.empty());
    }
}
