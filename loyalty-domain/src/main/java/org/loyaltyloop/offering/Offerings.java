package org.loyaltyloop.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;

/** Product lines and products: making, changing and retiring them, and finding them by code. */
@ApplicationScoped
@Transactional
public class Offerings {

    private static final String LINE = "productLine";
    private static final String PRODUCT = "product";

    private final Database database;
    private final Audit audit;

    @Inject
    Offerings(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Offerings() {
        this(null, null);
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

    /** Adds a product line. */
    public ProductLineId addLine(Actor actor, DescribeLine said) {
        actor.require(Role.ADMIN);
        ProductLineId id = ProductLineId.next();
        requireOne(
                database.update(
                        """
                        insert into offering.product_line (id, code, name, name_nl) values (?, ?, ?, ?)
                        on conflict (code) do nothing
                        """,
                        id.value(),
                        said.code(),
                        said.name(),
                        said.dutchName()),
                said.code());
        audit.record(actor.author(), "PRODUCT_LINE_ADDED", LINE, id, List.of());
        return id;
    }

    /** Replaces what is said of a product line. */
    public void changeLine(Actor actor, ProductLineId id, int expectedVersion, DescribeLine said) {
        actor.require(Role.ADMIN);
        requireFree("product_line", said.code(), id.value());
        requireCurrent(
                database.update(
                        """
                        update offering.product_line set code = ?, name = ?, name_nl = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        said.code(),
                        said.name(),
                        said.dutchName(),
                        id.value(),
                        expectedVersion),
                LINE,
                id);
        audit.record(
                actor.author(),
                "PRODUCT_LINE_CHANGED",
                LINE,
                id,
                List.of("code", "name", "dutchName"));
    }

    /** Takes a product line out of sale, or back into it; what was recorded with it stays. */
    public void sellLine(Actor actor, ProductLineId id, int expectedVersion, boolean active) {
        actor.require(Role.ADMIN);
        requireCurrent(
                database.update(
                        """
                        update offering.product_line set active = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        active,
                        id.value(),
                        expectedVersion),
                LINE,
                id);
        audit.record(actor.author(), "PRODUCT_LINE_CHANGED", LINE, id, List.of("active"));
    }

    /** Adds a product to a line. */
    public ProductId addProduct(Actor actor, DescribeProduct said) {
        actor.require(Role.ADMIN);
        requireLine(said.line());
        ProductId id = ProductId.next();
        requireOne(
                database.update(
                        """
                        insert into offering.product (id, code, name, line_id, price, currency) values (?, ?, ?, ?, ?, ?)
                        on conflict (code) do nothing
                        """,
                        id.value(),
                        said.code(),
                        said.name(),
                        said.line().value(),
                        said.price(),
                        said.currency()),
                said.code());
        audit.record(actor.author(), "PRODUCT_ADDED", PRODUCT, id, List.of());
        return id;
    }

    /** Replaces what is said of a product. */
    public void changeProduct(
            Actor actor, ProductId id, int expectedVersion, DescribeProduct said) {
        actor.require(Role.ADMIN);
        requireLine(said.line());
        requireFree("product", said.code(), id.value());
        requireCurrent(
                database.update(
                        """
                        update offering.product
                        set code = ?, name = ?, line_id = ?, price = ?, currency = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        said.code(),
                        said.name(),
                        said.line().value(),
                        said.price(),
                        said.currency(),
                        id.value(),
                        expectedVersion),
                PRODUCT,
                id);
        audit.record(
                actor.author(),
                "PRODUCT_CHANGED",
                PRODUCT,
                id,
                List.of("code", "name", "line", "price", "currency"));
    }

    /** Takes a product out of sale, or back into it; what was recorded with it stays. */
    public void sellProduct(Actor actor, ProductId id, int expectedVersion, boolean active) {
        actor.require(Role.ADMIN);
        requireCurrent(
                database.update(
                        """
                        update offering.product set active = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        active,
                        id.value(),
                        expectedVersion),
                PRODUCT,
                id);
        audit.record(actor.author(), "PRODUCT_CHANGED", PRODUCT, id, List.of("active"));
    }

    private void requireLine(ProductLineId line) {
        if (database.number("select count(*) from offering.product_line where id = ?", line.value())
                == 0) {
            throw BusinessRuleViolation.of("line", OfferingRule.UNKNOWN_LINE);
        }
    }

    private void requireFree(String table, String code, UUID except) {
        long others =
                database.number(
                        "select count(*) from offering." + table + " where code = ? and id <> ?",
                        code,
                        except);
        if (others > 0) {
            throw BusinessRuleViolation.of("code", OfferingRule.CODE_TAKEN, code);
        }
    }

    private static void requireOne(int inserted, String code) {
        if (inserted == 0) {
            throw BusinessRuleViolation.of("code", OfferingRule.CODE_TAKEN, code);
        }
    }

    private static void requireCurrent(int updated, String entity, Object id) {
        if (updated == 0) {
            throw new StaleVersion(entity, id);
        }
    }
}
