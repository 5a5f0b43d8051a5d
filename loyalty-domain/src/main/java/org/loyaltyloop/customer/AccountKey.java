package org.loyaltyloop.customer;

/** How a caller names an account: by our id or by another system's reference. */
public sealed interface AccountKey {

    /** By our id. */
    record ById(AccountId id) implements AccountKey {}

    /** By another system's reference. */
    record ByRef(Reference reference) implements AccountKey {}

    /** The account with that id. */
    static AccountKey of(AccountId id) {
        return new ById(id);
    }

    /** The account that this system knows by that name. */
    static AccountKey of(String source, String ref) {
        return new ByRef(new Reference(source, ref));
    }
}
