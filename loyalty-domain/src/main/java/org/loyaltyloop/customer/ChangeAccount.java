package org.loyaltyloop.customer;

/**
 * Replaces what is said of an account.
 *
 * @param id the account
 * @param expectedVersion the version that the person or program saw
 * @param details everything that is said of it from now on
 */
public record ChangeAccount(AccountId id, int expectedVersion, AccountDetails details) {}
