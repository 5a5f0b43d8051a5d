package org.loyaltyloop.demo;

import java.util.Optional;
import org.loyaltyloop.touchpoint.LoopStage;

/** The answer to a survey: which metric, what score, about which stage, in which words. */
record Answer(String metric, int score, LoopStage asked, Optional<String> comment) {}
