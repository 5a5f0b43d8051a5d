package org.loyaltyloop.feedback;

import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;

/**
 * Somebody who can be asked: a contact at an account, or a private person.
 *
 * @param account the living one
 * @param language en or nl, where it is known
 * @param mailable whether there is an address to write to
 */
record Respondent(
        AccountId account,
        Optional<ContactId> contact,
        Optional<String> language,
        boolean mailable) {

    /** What tells one person from another. */
    UUID id() {
        return contact.map(ContactId::value).orElse(account.value());
    }
}
