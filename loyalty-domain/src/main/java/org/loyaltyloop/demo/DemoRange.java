package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the demonstration firm sells: lines with their products. */
final class DemoRange {

    /** A product line. */
    record Line(String code, String name, String dutchName, List<Product> products) {}

    /** A product of a line; the price is in euro. */
    record Product(String code, String name, BigDecimal price) {}

    private final List<Line> lines;

    private DemoRange(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static DemoRange read() {
        List<Line> lines = new ArrayList<>();
        Vocabulary.read("products.txt")
                .sections()
                .forEach(
                        (heading, entries) -> {
                            List<String> names = Vocabulary.parts(heading);
                            List<Product> products =
                                    entries.stream()
                                            .map(Vocabulary::parts)
                                            .map(
                                                    p ->
                                                            new Product(
                                                                    p.get(0),
                                                                    p.get(1),
                                                                    new BigDecimal(p.get(2))))
                                            .toList();
                            lines.add(new Line(names.get(0), names.get(1), names.get(2), products));
                        });
        return new DemoRange(lines);
    }

    List<Line> lines() {
        return lines;
    }

    Line line(String code) {
        return lines.stream().filter(l -> l.code().equals(code)).findFirst().orElseThrow();
    }
}
