package org.loyaltyloop.customer;

import java.time.Instant;
import java.util.List;

/**
 * A contact with everything that can be said, to be shown or changed.
 *
 * @param id of the contact
 * @param version for the next change
 * @param details what is said
 * @param places at which accounts, as what; the key contact's places first
 * @param references names by which other systems know the contact
 * @param updatedAt when it last changed
 */
public record ContactView(
        ContactId id,
        int version,
        ContactDetails details,
        List<Place> places,
        List<Reference> references,
        Instant updatedAt) {

    /** Copies the lists. */
    public ContactView {
        places = List.copyOf(places);
        references = List.copyOf(references);
    }

    /**
     * A place with the name of its account.
     *
     * @param placement at which account, as what
     * @param accountName to show
     */
    public record Place(Placement placement, String accountName) {}
}
