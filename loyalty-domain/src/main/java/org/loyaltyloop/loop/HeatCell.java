package org.loyaltyloop.loop;

import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/** How many touchpoints a department had along a channel in a stage; never zero. */
public record HeatCell(LoopStage stage, Department department, Channel channel, long touchpoints) {}
