/**
 * Signing in and choosing a password.
 *
 * <p>Takes login and password. Emits a session.
 */
@NullMarked
package org.loyaltyloop.web.page.signin;

import org.jspecify.annotations.NullMarked;
