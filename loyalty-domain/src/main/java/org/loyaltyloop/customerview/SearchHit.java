package org.loyaltyloop.customerview;

import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.customer.AccountId;

/**
 * Something that was found.
 *
 * @param kind what it is
 * @param id its identifier
 * @param name its name
 * @param account the living account: itself, or where the contact is; empty for a contact without
 *     one
 * @param accountName the name of that account
 * @param matched what the typed text was found in
 * @param detail the value it was found in, where that is not the name
 */
public record SearchHit(
        Kind kind,
        UUID id,
        String name,
        Optional<AccountId> account,
        Optional<String> accountName,
        Matched matched,
        Optional<String> detail) {

    /** What can be found. */
    public enum Kind {
        /** An account. */
        ACCOUNT,
        /** A contact. */
        CONTACT
    }

    /** What the typed text was found in. */
    public enum Matched {
        /** The name, or the name of an account that was merged into this one. */
        NAME,
        /** The account's number. */
        NUMBER,
        /** The name by which another system knows it. */
        REFERENCE,
        /** The e-mail address. */
        EMAIL,
        /** A telephone number. */
        PHONE
    }
}
