package org.loyaltyloop.staff;

import java.util.Optional;

/**
 * A user as others see and choose them.
 *
 * @param id of the user
 * @param displayName to show
 * @param team the team the user works in
 * @param active whether the user can be given something
 */
public record Colleague(UserId id, String displayName, Optional<TeamId> team, boolean active) {}
