/**
 * The facades inside the real container, on a real database: transactions, events, rights.
 *
 * <p>Takes the packed application without the guard of its pages. Emits verdicts.
 */
@NullMarked
package org.loyaltyloop.web.incontainer;

import org.jspecify.annotations.NullMarked;
