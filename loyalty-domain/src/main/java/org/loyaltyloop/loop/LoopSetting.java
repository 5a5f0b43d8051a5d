package org.loyaltyloop.loop;

import java.util.Optional;

/**
 * What the firm has set for the loop as a whole.
 *
 * @param owner the one person answerable for all of it
 * @param lostAfterDays an account that nothing moved for longer than this counts as lost
 * @param version for the next change
 */
public record LoopSetting(Optional<ExperienceOwner> owner, int lostAfterDays, int version) {}
