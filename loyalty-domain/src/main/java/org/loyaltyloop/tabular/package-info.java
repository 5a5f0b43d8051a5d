/**
 * Tables out of files of unknown make: detects separator, encoding, quoting and the shape of dates
 * and numbers, reads CSV and XLSX row by row, and writes CSV that no spreadsheet mistakes for
 * formulas.
 *
 * <p>Takes bytes. Emits rows of text with their row number, or what is wrong with them; knows
 * nothing of the CRM.
 */
@NullMarked
package org.loyaltyloop.tabular;

import org.jspecify.annotations.NullMarked;
