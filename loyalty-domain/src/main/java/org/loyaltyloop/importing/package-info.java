/**
 * Brings files of other systems in: keeps uploads, remembers mappings, checks and runs imports row
 * by row in resumable chunks, reports on every row, and takes back what a run created.
 *
 * <p>Takes files, mappings and the importers that contexts downstream contribute. Emits runs with
 * their results.
 */
@NullMarked
package org.loyaltyloop.importing;

import org.jspecify.annotations.NullMarked;
