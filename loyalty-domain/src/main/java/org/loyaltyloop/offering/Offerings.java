package org.loyaltyloop.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.loyaltyloop.platform.Database;

/** Product lines and products: making, changing and retiring them, and finding them by code. */
@ApplicationScoped
@Transactional
public class Offerings {

    private final Database database;

    @Inject
    Offerings(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Offerings() {
        this(null);
    }

    /**
     * What each code names, retired or not; unknown codes are absent from the answer. Where a line
     * and a product share a code, the product is meant.
     */
    public Map<String, OfferingRef> resolve(Collection<String> codes) {
        Map<String, OfferingRef> found = new HashMap<>();
        if (codes.isEmpty()) {
            return found;
        }
        String[] wanted = codes.stream().distinct().toArray(String[]::new);
        database.list(
                """
                select code, id as line_id, null::uuid as product_id from offering.product_line where code = any (?)
                union all
                select code, line_id, id from offering.product where code = any (?)
                """,
                row -> {
                    OfferingRef offering =
                            new OfferingRef(
                                    new ProductLineId(row.uuid("line_id")),
                                    row.optionalUuid("product_id").map(ProductId::new));
                    return found.merge(
                            row.text("code"),
                            offering,
                            (one, other) -> one.product().isPresent() ? one : other);
                },
                wanted,
                wanted);
        return found;
    }
}
