/**
 * The way in: one class that every Java can load, so that a too old one gets a clear line and no
 * stack trace.
 *
 * <p>Takes: the command line. Emits: a call of the launcher.
 */
package org.loyaltyloop.start;
