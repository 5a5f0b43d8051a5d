/**
 * What every context stands on: background jobs with progress, the import engine, settings, audit.
 *
 * <p>Takes jobs and importers that contexts contribute. Emits progress and reports.
 */
@NullMarked
package org.loyaltyloop.platform;

import org.jspecify.annotations.NullMarked;
