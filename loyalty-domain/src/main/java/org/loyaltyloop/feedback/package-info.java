/**
 * Asking customers: what the firm asks about each stage and when, the invitations with their signed
 * links, the answers, and who wants no questions.
 *
 * <p>Takes touchpoints to ask about, and answers from the public page. Emits an answer as a
 * touchpoint, in the transaction that closes its invitation.
 */
@NullMarked
package org.loyaltyloop.feedback;

import org.jspecify.annotations.NullMarked;
