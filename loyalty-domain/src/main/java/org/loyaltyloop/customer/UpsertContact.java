package org.loyaltyloop.customer;

/**
 * Adds the contact that another system knows by a name, or updates it; what is not said keeps its
 * value.
 *
 * @param reference the name
 * @param details what is said
 * @param placement at which account, as what; a place that exists already is updated
 */
public record UpsertContact(Reference reference, ContactDetails details, Placement placement) {}
