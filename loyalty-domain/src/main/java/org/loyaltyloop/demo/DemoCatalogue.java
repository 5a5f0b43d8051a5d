package org.loyaltyloop.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.loyaltyloop.offering.DescribeLine;
import org.loyaltyloop.offering.DescribeProduct;
import org.loyaltyloop.offering.Offerings;
import org.loyaltyloop.offering.ProductLineId;

/** Brings in what the demonstration firm sells. */
@Dependent
class DemoCatalogue {

    private final Offerings offerings;

    @Inject
    DemoCatalogue(Offerings offerings) {
        this.offerings = offerings;
    }

    void offer(DemoRange range) {
        for (DemoRange.Line line : range.lines()) {
            ProductLineId id =
                    offerings.addLine(
                            Demonstration.ACTOR,
                            new DescribeLine(
                                    line.code(), line.name(), Optional.of(line.dutchName())));
            for (DemoRange.Product product : line.products()) {
                offerings.addProduct(
                        Demonstration.ACTOR,
                        new DescribeProduct(
                                product.code(),
                                product.name(),
                                id,
                                Optional.of(product.price()),
                                "EUR"));
            }
        }
    }
}
