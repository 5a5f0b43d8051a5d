/**
 * Benchmarks of the whole product against what the machine could do at best: programs, not tests,
 * started by the Maven profile {@code bench}.
 *
 * <p>Takes the packed WAR and a large invented firm that it makes once and keeps. Emits a table of
 * ratios, on the console and as Markdown.
 */
package org.loyaltyloop.web.bench;
