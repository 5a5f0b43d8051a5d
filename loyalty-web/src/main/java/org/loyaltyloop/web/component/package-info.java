/**
 * Components and resolvers that pages share; the loop ring above all.
 *
 * <p>Takes plain values. Emits markup.
 */
@NullMarked
package org.loyaltyloop.web.component;

import org.jspecify.annotations.NullMarked;
