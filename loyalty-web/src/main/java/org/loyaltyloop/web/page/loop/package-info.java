/**
 * How the firm does in the eight stages: the dashboard, and the accounts and touchpoints behind
 * each of its figures.
 *
 * <p>Takes filters in the address. Emits nothing; it only reads.
 */
@NullMarked
package org.loyaltyloop.web.page.loop;

import org.jspecify.annotations.NullMarked;
