package org.loyaltyloop.customer;

import java.util.Set;
import java.util.UUID;

/**
 * Something known that looks like what somebody is about to add.
 *
 * @param id of the account or contact
 * @param name to show
 * @param detail to tell it from others: the place of an account, the account of a contact; may be
 *     empty
 * @param score how sure, 0 to 100
 * @param reasons what is alike
 */
public record Duplicate(UUID id, String name, String detail, int score, Set<Reason> reasons) {

    /** Copies the set. */
    public Duplicate {
        reasons = Set.copyOf(reasons);
    }

    /** What is alike. */
    public enum Reason {
        /** The same e-mail address. */
        SAME_EMAIL(90),
        /** The same telephone number, however it is written. */
        SAME_PHONE(80),
        /** The same reference of another system. */
        SAME_REFERENCE(100),
        /** The same name, but for legal form, accents and case. */
        SAME_NAME(85),
        /** A name that is written much alike. */
        SIMILAR_NAME(60);

        private final int weight;

        Reason(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }
}
