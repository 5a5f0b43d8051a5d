/**
 * Every contact moment of every department, as an immutable fact with a history of where it is
 * placed in the loop.
 *
 * <p>Takes recordings, corrections and withdrawals. Emits events that journeys and rollups follow
 * in the same transaction.
 */
@NullMarked
package org.loyaltyloop.touchpoint;

import org.jspecify.annotations.NullMarked;
