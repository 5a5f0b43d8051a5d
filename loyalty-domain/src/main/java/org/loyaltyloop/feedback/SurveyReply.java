package org.loyaltyloop.feedback;

import java.util.Optional;
import java.util.UUID;

/**
 * What somebody answers.
 *
 * @param submission the form that it was sent with: the same form sent twice is one answer
 * @param score on the metric's scale
 * @param comment up to 4,000 characters
 */
public record SurveyReply(UUID submission, int score, Optional<String> comment) {}
