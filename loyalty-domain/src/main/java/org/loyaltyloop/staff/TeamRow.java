package org.loyaltyloop.staff;

/**
 * A team in a list.
 *
 * @param id of the team
 * @param name to show
 * @param active whether it can be chosen
 * @param members users of the team who can sign in
 * @param version for the next change
 */
public record TeamRow(TeamId id, String name, boolean active, long members, int version) {}
