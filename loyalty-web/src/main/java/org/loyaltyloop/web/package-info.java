/**
 * The outermost layer: screens, REST interface, security. Nothing imports it.
 *
 * <p>Takes requests of people and programs. Emits commands to the facades of the domain, and pages.
 */
@NullMarked
package org.loyaltyloop.web;

import org.jspecify.annotations.NullMarked;
