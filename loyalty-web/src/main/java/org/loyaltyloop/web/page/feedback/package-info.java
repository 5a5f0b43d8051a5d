/**
 * Asking for feedback: invitations, what is asked about each stage, and the outbox that carries the
 * mails.
 *
 * <p>Takes parameters of the address and forms. Emits calls of {@code feedback} and of the outbox.
 */
@NullMarked
package org.loyaltyloop.web.page.feedback;

import org.jspecify.annotations.NullMarked;
