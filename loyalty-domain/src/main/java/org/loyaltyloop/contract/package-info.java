/**
 * What was agreed with an account for a term: contracts, subscriptions, discount and price
 * agreements, their renewals and their end.
 *
 * <p>Takes contracts, signings, renewals, notice and its withdrawal. Emits signing and renewing as
 * purchases and ending as a touchpoint that moves nobody, and publishes contracts and what ties.
 */
@NullMarked
package org.loyaltyloop.contract;

import org.jspecify.annotations.NullMarked;
