package org.loyaltyloop.loop;

import org.loyaltyloop.staff.UserId;

/**
 * The one person answerable for a stage, or for the loop.
 *
 * @param active whether the user still has access; one who left leaves a gap
 */
public record ExperienceOwner(UserId id, String name, boolean active) {}
