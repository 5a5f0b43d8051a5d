/**
 * What colleagues have to do by when, and when they meet whom: tasks and meetings.
 *
 * <p>Takes accounts, contacts and colleagues. Emits tasks and meetings for the calendar; contexts
 * downstream put theirs in under an {@link org.loyaltyloop.agenda.Origin}.
 */
@NullMarked
package org.loyaltyloop.agenda;

import org.jspecify.annotations.NullMarked;
