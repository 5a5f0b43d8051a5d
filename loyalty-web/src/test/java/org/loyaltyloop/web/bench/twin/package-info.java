/**
 * The static twin: laid over the product's WAR, it has pages answer from memory when a request asks
 * for it, so that what the data costs can be told from what the page costs.
 *
 * <p>Takes a header of the request. Emits the answers that the doors to the data gave before.
 */
package org.loyaltyloop.web.bench.twin;
