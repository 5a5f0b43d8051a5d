package org.loyaltyloop.customer;

import java.util.List;

/**
 * Adds a contact to an account.
 *
 * @param details what is known of the contact
 * @param placement at which account, as what
 * @param references names by which other systems know the contact
 */
public record AddContact(ContactDetails details, Placement placement, List<Reference> references) {

    /** Copies the list. */
    public AddContact {
        references = List.copyOf(references);
    }
}
