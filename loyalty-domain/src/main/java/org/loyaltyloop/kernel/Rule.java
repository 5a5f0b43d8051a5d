package org.loyaltyloop.kernel;

/**
 * A business rule that can be broken; contexts list theirs in an enum, and the web layer has a text
 * for each.
 */
public interface Rule {

    /**
     * The rule's stable code in lower snake case, as answered by the REST interface, such as {@code
     * unknown_account}.
     */
    String code();
}
