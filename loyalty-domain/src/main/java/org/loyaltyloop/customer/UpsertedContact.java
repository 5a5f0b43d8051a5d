package org.loyaltyloop.customer;

/**
 * What came of adding or updating a contact by reference.
 *
 * @param id the contact; of one that was refused and is unknown, an id that stays unused
 * @param outcome what happened
 */
public record UpsertedContact(ContactId id, Upserted.Outcome outcome) {}
