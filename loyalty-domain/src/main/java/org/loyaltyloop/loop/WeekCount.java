package org.loyaltyloop.loop;

import java.time.LocalDate;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * How many touchpoints a stage had in a week.
 *
 * @param monday the week's first day
 */
public record WeekCount(LoopStage stage, LocalDate monday, long touchpoints) {}
