/**
 * What colleagues have to do by when, when they meet whom, and how often they are to talk with an
 * account: tasks, meetings and cadences; agendas and invitations for calendar programs.
 *
 * <p>Takes accounts, contacts and colleagues. Emits tasks and meetings for the calendar; contexts
 * downstream put theirs in under an {@link org.loyaltyloop.agenda.Origin}.
 */
@NullMarked
package org.loyaltyloop.agenda;

import org.jspecify.annotations.NullMarked;
