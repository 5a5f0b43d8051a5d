/**
 * What a page does when something goes wrong: expired views, refusals, faults with a reference.
 *
 * <p>Takes exceptions. Emits error pages and messages.
 */
@NullMarked
package org.loyaltyloop.web.error;

import org.jspecify.annotations.NullMarked;
