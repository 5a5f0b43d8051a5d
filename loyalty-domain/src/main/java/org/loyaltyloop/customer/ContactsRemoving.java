package org.loyaltyloop.customer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Contacts that were added by mistake are about to be removed; contexts that have facts about one
 * object.
 */
public final class ContactsRemoving {

    private final List<ContactId> contacts;
    private final Set<ContactId> kept = new HashSet<>();

    ContactsRemoving(List<ContactId> contacts) {
        this.contacts = List.copyOf(contacts);
    }

    /** The contacts that nobody has objected to so far. */
    public List<ContactId> contacts() {
        return contacts.stream().filter(id -> !kept.contains(id)).toList();
    }

    /** Objects: there are facts about the contact. */
    public void keep(ContactId contact) {
        kept.add(contact);
    }
}
