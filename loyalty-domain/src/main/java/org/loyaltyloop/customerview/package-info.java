/**
 * The one customer view and search: read models over the views that contexts publish.
 *
 * <p>Takes nothing but reads. Emits views for screens and the REST interface.
 */
@NullMarked
package org.loyaltyloop.customerview;

import org.jspecify.annotations.NullMarked;
