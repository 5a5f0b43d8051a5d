/**
 * What stands around every page: navigation, preferences, search, notices.
 *
 * <p>Takes the signed-in user. Emits the values that the page template shows.
 */
@NullMarked
package org.loyaltyloop.web.shell;

import org.jspecify.annotations.NullMarked;
