package org.loyaltyloop.staff;

/**
 * What a user is employed to do; a user has one or more. Every role reads every account: one
 * customer view.
 */
public enum Role {
    /** Customer service: touchpoints and contacts everywhere. */
    AGENT,
    /** Account management: own and team's accounts with all that belongs to them. */
    ACCOUNT_MANAGER,
    /** Marketing: touchpoints everywhere. */
    MARKETER,
    /** Management: own and team's accounts, loop settings. */
    MANAGER,
    /** Administration: everything. */
    ADMIN
}
