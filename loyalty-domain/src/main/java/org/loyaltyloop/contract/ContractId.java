package org.loyaltyloop.contract;

import java.util.UUID;
import org.loyaltyloop.kernel.TimeOrderedId;

/** Identifies a contract. */
public record ContractId(UUID value) {

    /** A new identifier, greater than those made before. */
    public static ContractId next() {
        return new ContractId(TimeOrderedId.next());
    }

    /** Reads the canonical text form; malformed text is an {@link IllegalArgumentException}. */
    public static ContractId of(String text) {
        return new ContractId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
