/**
 * The agenda: the calendar by month, week and day, tasks, and meetings.
 *
 * <p>Takes parameters of the address and forms. Emits calls of {@code agenda}.
 */
@NullMarked
package org.loyaltyloop.web.page.agenda;

import org.jspecify.annotations.NullMarked;
