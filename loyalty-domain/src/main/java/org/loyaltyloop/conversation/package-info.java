/**
 * Conversations with customers: planned, held or cancelled; the goals that customers have; what
 * they and we promised, until it is done or withdrawn.
 *
 * <p>Takes what account managers plan and write down. Emits a held conversation as a touchpoint,
 * and takes that back where the conversation is changed or turns out not to have been.
 */
@NullMarked
package org.loyaltyloop.conversation;

import org.jspecify.annotations.NullMarked;
