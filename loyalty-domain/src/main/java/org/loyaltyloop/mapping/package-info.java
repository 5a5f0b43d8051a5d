/**
 * Turns rows of a table into typed records: which field comes from which column, constant or
 * template, how values translate, on which conditions a row counts, and how many records it yields.
 *
 * <p>Takes a mapping, the fields it may fill, and rows. Emits records, or why a row was skipped or
 * rejected. Pure: it stores nothing and asks nobody.
 */
@NullMarked
package org.loyaltyloop.mapping;

import org.jspecify.annotations.NullMarked;
