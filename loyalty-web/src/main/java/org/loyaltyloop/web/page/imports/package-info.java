/**
 * The screens that bring files in: list of runs, upload, mapping, and a run with its dry run,
 * report and undo.
 */
@NullMarked
package org.loyaltyloop.web.page.imports;

import org.jspecify.annotations.NullMarked;
