package org.loyaltyloop.customer;

/**
 * Replaces what is said of a contact; the places at accounts stay.
 *
 * @param id the contact
 * @param expectedVersion the version that the person or program saw
 * @param details everything that is said from now on
 */
public record ChangeContact(ContactId id, int expectedVersion, ContactDetails details) {}
