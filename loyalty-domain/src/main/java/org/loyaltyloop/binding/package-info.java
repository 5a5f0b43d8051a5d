/**
 * What ties each account to the firm, on three levels: ties that follow from facts by published
 * rules, ties entered by hand, the profile made of them, and what would deepen it.
 *
 * <p>Takes the facts that contexts upstream publish in their {@code v_tie_fact}, survey answers,
 * and what people enter. Emits tasks for the agenda, of measures that are taken up and of ties that
 * end; {@code customerview} reads its views.
 */
@NullMarked
package org.loyaltyloop.binding;

import org.jspecify.annotations.NullMarked;
