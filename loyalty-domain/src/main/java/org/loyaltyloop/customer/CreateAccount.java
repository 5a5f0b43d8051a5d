package org.loyaltyloop.customer;

import java.util.List;
import org.loyaltyloop.kernel.BusinessRuleViolation;

/**
 * Opens an account.
 *
 * @param kind organisation or person
 * @param details what is known of it; a person has no parent account
 * @param references names by which other systems know it
 */
public record CreateAccount(AccountKind kind, AccountDetails details, List<Reference> references) {

    /** Refuses a person with a parent account. */
    public CreateAccount {
        references = List.copyOf(references);
        if (kind == AccountKind.PERSON && details.parent().isPresent()) {
            throw BusinessRuleViolation.of("parent", CustomerRule.PERSON_WITHOUT_PARENT);
        }
    }

    /** An organisation without references of other systems. */
    public static CreateAccount organisation(AccountDetails details) {
        return new CreateAccount(AccountKind.ORGANISATION, details, List.of());
    }

    /** A private person without references of other systems. */
    public static CreateAccount person(AccountDetails details) {
        return new CreateAccount(AccountKind.PERSON, details, List.of());
    }
}
