/**
 * Who may see which page: sign-in, session, guard against forged requests, response headers.
 *
 * <p>Takes requests. Emits the signed-in user's {@code Actor}.
 */
@NullMarked
package org.loyaltyloop.web.security;

import org.jspecify.annotations.NullMarked;
