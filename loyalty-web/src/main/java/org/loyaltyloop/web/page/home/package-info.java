/**
 * The page that a user starts from.
 *
 * <p>Takes the signed-in user. Emits nothing; it only reads.
 */
@NullMarked
package org.loyaltyloop.web.page.home;

import org.jspecify.annotations.NullMarked;
