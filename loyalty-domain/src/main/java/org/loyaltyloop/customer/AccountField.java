package org.loyaltyloop.customer;

/** What the survivor of a merge can take over from the loser. */
public enum AccountField {
    /** The name. */
    NAME,
    /** The parent account. */
    PARENT,
    /** The owner. */
    OWNER,
    /** The team. */
    TEAM,
    /** The sector. */
    SECTOR,
    /** The number of employees. */
    EMPLOYEES,
    /** The annual revenue with its currency. */
    ANNUAL_REVENUE,
    /** The e-mail address. */
    EMAIL,
    /** The telephone number. */
    PHONE,
    /** The website. */
    WEBSITE,
    /** The day since which it is a customer. */
    CUSTOMER_SINCE,
    /** All addresses. */
    ADDRESSES
}
