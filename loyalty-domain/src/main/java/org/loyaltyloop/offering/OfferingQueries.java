package org.loyaltyloop.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;

/** What the firm sells and sold, for lists and choices. */
@ApplicationScoped
public class OfferingQueries {

    private final Database database;

    @Inject
    OfferingQueries(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected OfferingQueries() {
        this(null);
    }

    /** All product lines, those still sold first, by name. */
    public List<LineRow> lines() {
        return database.list(
                """
                select id, code, name, coalesce(name_nl, name) as dutch_name, active, version
                from offering.product_line
                order by active desc, name, id
                """,
                row ->
                        new LineRow(
                                new ProductLineId(row.uuid("id")),
                                row.text("code"),
                                row.text("name"),
                                row.text("dutch_name"),
                                row.flag("active"),
                                row.integer("version")));
    }

    /** All products, those still sold first, by name. */
    public List<ProductRow> products() {
        return database.list(
                """
                select id, code, name, line_id, price, currency, active, version
                from offering.product
                order by active desc, name, id
                """,
                OfferingQueries::product);
    }

    /** The products of a line, those still sold first, by name. */
    public List<ProductRow> products(ProductLineId line) {
        return database.list(
                """
                select id, code, name, line_id, price, currency, active, version
                from offering.product
                where line_id = ?
                order by active desc, name, id
                """,
                OfferingQueries::product,
                line.value());
    }

    private static ProductRow product(Row row) throws SQLException {
        return new ProductRow(
                new ProductId(row.uuid("id")),
                row.text("code"),
                row.text("name"),
                new ProductLineId(row.uuid("line_id")),
                row.optionalDecimal("price"),
                row.text("currency"),
                row.flag("active"),
                row.integer("version"));
    }
}
