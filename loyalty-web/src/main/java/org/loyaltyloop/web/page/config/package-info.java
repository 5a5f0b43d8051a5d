/**
 * What counts as what: stage settings, the catalogue of touchpoint types, and classification rules
 * with their preview and replay.
 *
 * <p>Takes the forms of administrators and managers. Emits commands to {@code loop} and {@code
 * touchpoint}.
 */
@NullMarked
package org.loyaltyloop.web.page.config;

import org.jspecify.annotations.NullMarked;
