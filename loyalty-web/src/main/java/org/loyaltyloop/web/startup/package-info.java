/**
 * What happens when the product starts and stops: the first people are let in, the demonstration is
 * set up where it is wanted, and background jobs run.
 *
 * <p>Takes the container's start and stop. Emits nothing.
 */
@NullMarked
package org.loyaltyloop.web.startup;

import org.jspecify.annotations.NullMarked;
