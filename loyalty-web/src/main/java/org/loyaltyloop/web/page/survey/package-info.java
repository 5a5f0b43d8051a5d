/**
 * The pages that customers see: one question behind a signed link, and the way out.
 *
 * <p>Takes links and answers from whoever holds them, without a session. Emits what {@code
 * feedback.Surveys} is told.
 */
@NullMarked
package org.loyaltyloop.web.page.survey;

import org.jspecify.annotations.NullMarked;
