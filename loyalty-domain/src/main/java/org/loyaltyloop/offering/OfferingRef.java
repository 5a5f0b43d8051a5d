package org.loyaltyloop.offering;

import java.util.Optional;

/**
 * What a code names: a product line, or a product with the line it belongs to.
 *
 * @param line the product line; journeys are kept per line
 * @param product the product, empty where the code names a line
 */
public record OfferingRef(ProductLineId line, Optional<ProductId> product) {}
