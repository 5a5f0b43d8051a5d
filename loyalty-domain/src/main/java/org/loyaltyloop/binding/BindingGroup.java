package org.loyaltyloop.binding;

/** What the accounts of an overview are told apart by. */
public enum BindingGroup {
    /** The stage that the headline journey has reached. */
    STAGE,
    /** The account's team. */
    TEAM,
    /** The account's owner. */
    OWNER,
    /** The account's sector. */
    SECTOR
}
