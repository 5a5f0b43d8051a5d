/**
 * The running product for tests of the whole: one server and one database for all tests of a JVM.
 *
 * <p>Takes the WAR that the build has just packed. Emits its address, and data that tests ask for
 * in their own words.
 */
package org.loyaltyloop.web.testing;
