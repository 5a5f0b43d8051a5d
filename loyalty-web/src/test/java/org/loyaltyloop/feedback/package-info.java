/**
 * What tests of the whole need of this context's inside: links as the product signs them.
 *
 * <p>Takes the product's database. Emits invitations and tokens.
 */
@NullMarked
package org.loyaltyloop.feedback;

import org.jspecify.annotations.NullMarked;
