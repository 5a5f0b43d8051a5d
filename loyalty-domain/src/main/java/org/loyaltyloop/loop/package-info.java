/**
 * How well the firm does in the eight stages: daily rollups and the measures made of them.
 *
 * <p>Takes touchpoint and journey events. Emits figures for dashboards and the REST interface.
 */
@NullMarked
package org.loyaltyloop.loop;

import org.jspecify.annotations.NullMarked;
