/**
 * Who works here and what they may do: users, teams, roles, API keys, and the actor behind every
 * command.
 *
 * <p>Takes sign-ins and administration. Emits {@code Actor}, the identity that facades check rights
 * against.
 */
@NullMarked
package org.loyaltyloop.staff;

import org.jspecify.annotations.NullMarked;
