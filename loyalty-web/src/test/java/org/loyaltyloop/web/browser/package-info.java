/**
 * The product in a real browser: what people see and do, in both languages, on wide and narrow
 * screens.
 *
 * <p>Takes the running product. Emits verdicts, and pictures of every screen under {@code
 * target/screenshots}.
 */
@NullMarked
package org.loyaltyloop.web.browser;

import org.jspecify.annotations.NullMarked;
