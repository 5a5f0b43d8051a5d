/**
 * Reads and writes JSON for the REST interface: strict, bounded, and the same on every container.
 *
 * <p>Takes bytes from strangers. Emits values whose form has been checked, with a violation for
 * every field that is wrong.
 */
@NullMarked
package org.loyaltyloop.web.rest.json;

import org.jspecify.annotations.NullMarked;
