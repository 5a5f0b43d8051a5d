package org.loyaltyloop.customer;

import java.util.Locale;

/**
 * How a caller names a contact: by our id, by another system's reference, or by e-mail address at
 * an account.
 */
public sealed interface ContactKey {

    /** By our id. */
    record ById(ContactId id) implements ContactKey {}

    /** By another system's reference. */
    record ByRef(Reference reference) implements ContactKey {}

    /**
     * By e-mail address among the contacts of an account.
     *
     * @param account as given, survivor or not
     * @param email in any case; kept in lower case
     */
    record ByEmail(AccountId account, String email) implements ContactKey {

        /** Folds the case. */
        public ByEmail {
            email = email.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** The contact with that id. */
    static ContactKey of(ContactId id) {
        return new ById(id);
    }

    /** The contact that this system knows by that name. */
    static ContactKey of(String source, String ref) {
        return new ByRef(new Reference(source, ref));
    }
}
