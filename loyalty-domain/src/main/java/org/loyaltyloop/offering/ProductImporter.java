package org.loyaltyloop.offering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.importing.ImportContext;
import org.loyaltyloop.importing.ImportResult;
import org.loyaltyloop.importing.Importer;
import org.loyaltyloop.importing.MadeThing;
import org.loyaltyloop.importing.MappingPreset;
import org.loyaltyloop.importing.Outcome;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.mapping.FieldSource;
import org.loyaltyloop.mapping.FieldType;
import org.loyaltyloop.mapping.ImportRecord;
import org.loyaltyloop.mapping.Mapping;
import org.loyaltyloop.mapping.Output;
import org.loyaltyloop.mapping.RowProblem;
import org.loyaltyloop.mapping.TargetField;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Row;
import org.loyaltyloop.staff.Role;

/**
 * Imports products by their codes, and the product lines that they name where nobody knows these
 * yet. A product that is known is changed; a price that the file leaves empty is kept.
 */
@ApplicationScoped
class ProductImporter implements Importer {

    static final String PRODUCT = "product";
    static final String LINE = "product_line";

    private static final List<TargetField> FIELDS =
            List.of(
                    TargetField.required(
                            "code",
                            FieldType.TEXT,
                            "product code",
                            "sku",
                            "article",
                            "artikelnummer",
                            "productcode",
                            "product"),
                    TargetField.required(
                            "name", FieldType.TEXT, "product name", "naam", "omschrijving"),
                    TargetField.required(
                            "line",
                            FieldType.TEXT,
                            "product line",
                            "series",
                            "category",
                            "productlijn",
                            "productgroep"),
                    TargetField.choice("lineUnknown", List.of("CREATE", "REJECT"))
                            .suggesting("CREATE"),
                    TargetField.optional(
                            "price", FieldType.NUMBER, "sales price", "list price", "prijs"),
                    TargetField.optional("currency", FieldType.TEXT, "valuta", "munt"));

    private static final MappingPreset CRM_PRODUCTS =
            new MappingPreset(
                    "crm_products",
                    List.of("product", "series", "sales_price"),
                    Mapping.of(
                            Output.always(
                                    PRODUCT,
                                    FieldSource.column("code", "product"),
                                    FieldSource.column("name", "product"),
                                    FieldSource.column("line", "series"),
                                    FieldSource.constant("lineUnknown", "CREATE"),
                                    FieldSource.column("price", "sales_price"),
                                    FieldSource.constant("currency", "USD"))));

    private final Offerings offerings;
    private final Database database;

    @Inject
    ProductImporter(Offerings offerings, Database database) {
        this.offerings = offerings;
        this.database = database;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ProductImporter() {
        this(null, null);
    }

    /** A product as it is stored. */
    private record Known(ProductId id, int version, DescribeProduct said) {}

    /** What the rows name, kept up as they are handled. */
    private record Shelf(Map<String, Known> products, Map<String, ProductLineId> lines) {}

    @Override
    public String code() {
        return "products";
    }

    /** Behind the kinds of record that files are usually about. */
    @Override
    public int place() {
        return 2;
    }

    @Override
    public List<TargetField> fields() {
        return FIELDS;
    }

    @Override
    public List<MappingPreset> presets() {
        return List.of(CRM_PRODUCTS);
    }

    @Override
    public List<String> things() {
        return List.of(PRODUCT, LINE);
    }

    @Override
    public List<ImportResult> check(ImportContext context, List<ImportRecord> records) {
        return handle(context, records, false);
    }

    @Override
    public List<ImportResult> apply(ImportContext context, List<ImportRecord> records) {
        return handle(context, records, true);
    }

    private List<ImportResult> handle(
            ImportContext context, List<ImportRecord> records, boolean apply) {
        Shelf shelf = look(records);
        List<ImportResult> results = new ArrayList<>();
        for (ImportRecord from : records) {
            try {
                handle(context, from, shelf, apply, results);
            } catch (BusinessRuleViolation broken) {
                Object value = from.values().get(broken.field());
                results.add(
                        ImportResult.rejected(
                                from,
                                PRODUCT,
                                broken.violations().get(0),
                                value == null ? "" : value.toString()));
            }
        }
        return results;
    }

    private void handle(
            ImportContext context,
            ImportRecord from,
            Shelf shelf,
            boolean apply,
            List<ImportResult> results) {
        String code = from.text("code").orElse("");
        if (!context.actor().has(Role.ADMIN)) {
            results.add(rejected(from, new RowProblem("not_allowed", "code", code)));
            return;
        }
        String lineName = from.text("line").orElse("");
        ProductLineId line = shelf.lines().get(key(lineName));
        boolean opens = line == null;
        if (opens && from.text("lineUnknown").orElse("REJECT").equals("REJECT")) {
            results.add(rejected(from, new RowProblem("unknown_line", "line", lineName)));
            return;
        }
        // Everything is checked before the line is opened: a row that is refused leaves nothing.
        Known known = shelf.products().get(code);
        DescribeProduct said = said(from, line == null ? ProductLineId.next() : line, known);
        if (opens) {
            DescribeLine opening = new DescribeLine(lineName, lineName, Optional.empty());
            if (apply) {
                line = offerings.addLine(context.actor(), opening);
                results.add(ImportResult.of(from, LINE, Outcome.CREATED, line.value()));
            } else {
                line = said.line();
                if (context.seen().add(LINE, key(lineName))) {
                    results.add(ImportResult.planned(from, LINE, Outcome.CREATED));
                }
            }
            shelf.lines().put(key(lineName), line);
            said = said(from, line, known);
        }
        if (apply) {
            results.add(store(context, from, shelf, known, said));
        } else {
            boolean first = context.seen().add(PRODUCT, said.code());
            Outcome outcome =
                    known == null
                            ? first ? Outcome.CREATED : Outcome.UNCHANGED
                            : same(known.said(), said) ? Outcome.UNCHANGED : Outcome.UPDATED;
            results.add(ImportResult.planned(from, PRODUCT, outcome));
        }
    }

    private ImportResult store(
            ImportContext context,
            ImportRecord from,
            Shelf shelf,
            @Nullable Known known,
            DescribeProduct said) {
        if (known == null) {
            ProductId id = offerings.addProduct(context.actor(), said);
            shelf.products().put(said.code(), new Known(id, 1, said));
            return ImportResult.of(from, PRODUCT, Outcome.CREATED, id.value());
        }
        if (same(known.said(), said)) {
            return ImportResult.of(from, PRODUCT, Outcome.UNCHANGED, known.id().value());
        }
        offerings.changeProduct(context.actor(), known.id(), known.version(), said);
        shelf.products().put(said.code(), new Known(known.id(), known.version() + 1, said));
        return ImportResult.updated(from, PRODUCT, known.id().value(), before(known));
    }

    private static ImportResult rejected(ImportRecord from, RowProblem problem) {
        return ImportResult.rejected(from, PRODUCT, problem);
    }

    private static DescribeProduct said(
            ImportRecord from, ProductLineId line, @Nullable Known known) {
        Optional<DescribeProduct> before = Optional.ofNullable(known).map(Known::said);
        return new DescribeProduct(
                from.text("code").orElse(""),
                from.text("name").orElse(""),
                line,
                from.number("price").or(() -> before.flatMap(DescribeProduct::price)),
                from.text("currency")
                        .map(currency -> currency.toUpperCase(Locale.ROOT))
                        .or(() -> before.map(DescribeProduct::currency))
                        .orElse("EUR"));
    }

    private static boolean same(DescribeProduct one, DescribeProduct other) {
        return one.name().equals(other.name())
                && one.line().equals(other.line())
                && one.currency().equals(other.currency())
                && one.price().isPresent() == other.price().isPresent()
                && one.price()
                                .orElse(BigDecimal.ZERO)
                                .compareTo(other.price().orElse(BigDecimal.ZERO))
                        == 0;
    }

    private Shelf look(List<ImportRecord> records) {
        Map<String, Known> products = new HashMap<>();
        database.list(
                        """
                        select id, code, name, line_id, price, currency, version from offering.product
                        where code = any (?)
                        """,
                        ProductImporter::known,
                        (Object) texts(records, "code", Function.identity()))
                .forEach(known -> products.put(known.said().code(), known));
        String[] named = texts(records, "line", ProductImporter::key);
        Map<String, ProductLineId> lines = new HashMap<>();
        // By name first, so that a code wins where another line is named like it.
        database.each(
                """
                select id, lower(name) as key, 0 as rank from offering.product_line where lower(name) = any (?)
                union all
                select id, lower(code), 1 from offering.product_line where lower(code) = any (?)
                order by rank, id
                """,
                row -> lines.put(row.text("key"), new ProductLineId(row.uuid("id"))),
                named,
                named);
        return new Shelf(products, lines);
    }

    private static String[] texts(
            List<ImportRecord> records, String field, Function<String, String> as) {
        return records.stream()
                .flatMap(from -> from.text(field).stream())
                .map(as)
                .distinct()
                .toArray(String[]::new);
    }

    private static Known known(Row row) throws SQLException {
        return new Known(
                new ProductId(row.uuid("id")),
                row.integer("version"),
                new DescribeProduct(
                        row.text("code"),
                        row.text("name"),
                        new ProductLineId(row.uuid("line_id")),
                        row.optionalDecimal("price"),
                        row.text("currency")));
    }

    private static String before(Known known) {
        DescribeProduct said = known.said();
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("version", known.version())
                        .add("code", said.code())
                        .add("name", said.name())
                        .add("line", said.line().value().toString())
                        .add("currency", said.currency());
        said.price().ifPresent(price -> json.add("price", price));
        return json.build().toString();
    }

    @Override
    public Map<Long, String> undo(ImportContext context, String thing, List<MadeThing> made) {
        Map<Long, String> fates = new HashMap<>();
        if (!context.actor().has(Role.ADMIN)) {
            made.forEach(m -> fates.put(m.seq(), "not_allowed"));
            return fates;
        }
        // What a later row changed is put back first.
        made.stream()
                .filter(m -> m.outcome() == Outcome.UPDATED)
                .sorted((one, other) -> Long.compare(other.seq(), one.seq()))
                .forEach(m -> fates.put(m.seq(), restored(context, m) ? UNDONE : "changed_since"));
        List<MadeThing> created =
                made.stream().filter(m -> m.outcome() == Outcome.CREATED).toList();
        Set<UUID> targets = created.stream().map(MadeThing::target).collect(Collectors.toSet());
        Set<UUID> used = used("offering." + thing, targets);
        targets.removeAll(used);
        database.update(
                "delete from offering." + thing + " where id = any (?)",
                (Object) targets.toArray(UUID[]::new));
        created.forEach(m -> fates.put(m.seq(), used.contains(m.target()) ? "in_use" : UNDONE));
        return fates;
    }

    private boolean restored(ImportContext context, MadeThing made) {
        try (JsonReader reader = Json.createReader(new StringReader(made.before().orElseThrow()))) {
            JsonObject before = reader.readObject();
            int left = before.getInt("version") + 1;
            if (database.number(
                            "select count(*) from offering.product where id = ? and version = ?",
                            made.target(),
                            left)
                    == 0) {
                return false;
            }
            offerings.changeProduct(
                    context.actor(),
                    new ProductId(made.target()),
                    left,
                    new DescribeProduct(
                            before.getString("code"),
                            before.getString("name"),
                            new ProductLineId(UUID.fromString(before.getString("line"))),
                            Optional.ofNullable(before.getJsonNumber("price"))
                                    .map(price -> price.bigDecimalValue()),
                            before.getString("currency")));
            return true;
        }
    }

    /**
     * Those that something refers to. Who does is asked of the database: this context knows none of
     * those downstream.
     */
    private Set<UUID> used(String table, Set<UUID> ids) {
        Set<UUID> used = new HashSet<>();
        database.list(
                        """
                        select c.conrelid::regclass::text as from_table, quote_ident(a.attname) as from_column
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.conparentid = 0 and c.confrelid = ?::regclass
                        """,
                        row ->
                                "select distinct %2$s as id from %1$s where %2$s = any (?)"
                                        .formatted(row.text("from_table"), row.text("from_column")),
                        table)
                .forEach(
                        query ->
                                used.addAll(
                                        database.list(
                                                query,
                                                row -> row.uuid("id"),
                                                (Object) ids.toArray(UUID[]::new))));
        return used;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
