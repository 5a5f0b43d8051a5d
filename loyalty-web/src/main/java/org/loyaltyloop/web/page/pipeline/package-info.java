/**
 * The pipeline: board, list, one opportunity, and the dashboard of sales.
 *
 * <p>Takes what addresses ask for and what people type or drag; gives it to the doors of the
 * opportunity context.
 */
@NullMarked
package org.loyaltyloop.web.page.pipeline;

import org.jspecify.annotations.NullMarked;
