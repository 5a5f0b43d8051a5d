/**
 * The structure as tests: the river, and the rules that keep contexts shut and portable. Each rule
 * has a planted violator that must fail it, so that no rule checks nothing.
 *
 * <p>Takes compiled classes and {@code docs/contexts.puml}. Emits verdicts.
 */
@NullMarked
package org.loyaltyloop.web.architecture;

import org.jspecify.annotations.NullMarked;
