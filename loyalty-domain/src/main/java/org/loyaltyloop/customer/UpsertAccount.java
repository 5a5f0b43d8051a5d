package org.loyaltyloop.customer;

import java.util.EnumSet;
import java.util.Set;
import org.loyaltyloop.kernel.BusinessRuleViolation;

/**
 * Opens the account that another system knows by a name, or updates it.
 *
 * @param reference the name
 * @param kind of a new account; a known one keeps its kind
 * @param details the values; always with a name
 * @param given the fields that count; others keep their value. A new account gets its name in any
 *     case
 */
public record UpsertAccount(
        Reference reference, AccountKind kind, AccountDetails details, Set<AccountField> given) {

    /** Refuses a person with a parent account. */
    public UpsertAccount {
        given = given.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(given));
        if (kind == AccountKind.PERSON
                && given.contains(AccountField.PARENT)
                && details.parent().isPresent()) {
            throw BusinessRuleViolation.of("parent", CustomerRule.PERSON_WITHOUT_PARENT);
        }
    }
}
