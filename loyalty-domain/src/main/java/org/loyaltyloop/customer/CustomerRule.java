package org.loyaltyloop.customer;

import java.util.Locale;
import org.loyaltyloop.kernel.Rule;

/** Business rules about accounts and contacts. */
public enum CustomerRule implements Rule {
    /** No account has that id or reference. */
    UNKNOWN_ACCOUNT,
    /** No contact has that id, reference, or address at the account. */
    UNKNOWN_CONTACT,
    /** No user has that id, or the user cannot own accounts any more. */
    UNKNOWN_OWNER,
    /** No team has that id. */
    UNKNOWN_TEAM,
    /** A private person has no parent account. */
    PERSON_WITHOUT_PARENT,
    /** An account would become its own ancestor. */
    PARENT_IN_CIRCLE,
    /** The account was merged into another one: change that one. */
    MERGED_AWAY,
    /** An account cannot be merged with itself. */
    MERGE_WITH_ITSELF,
    /** Two accounts of different kinds cannot be one. */
    MERGE_OF_KINDS,
    /** The reference already names another account or contact. */
    REFERENCE_TAKEN,
    /** A contact needs a name or an e-mail address. */
    NAMELESS_CONTACT,
    /** The contact is not at this account. */
    NOT_AT_ACCOUNT,
    /** Two addresses of one kind. */
    ADDRESS_KIND_TWICE;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
