package org.loyaltyloop.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of products and of contracts, as firms have them. */
class ContractFileTest {

    private static final String CONTRACTS =
            """
            id,account,contract,product,signed,start,end,amount,per,discount,renewal kind,renewalMonths,notice period
            F-1,Kade Papier,Paper for 2015,Copy paper,2014-12-10,2015-01-01,2035-12-31,12000.50,YEAR,,BY_AGREEMENT,,90
            F-2,Kade Papier,Cleaning,,,2015-02-01,,100,MONTH,7.5,NONE,,
            F-3,Kade Papier,Ends too early,,,2015-02-01,2015-01-01,100,,,,,
            F-4,Kade Papeir,Misspelt account,,,2015-02-01,,100,,,,,
            F-5,Kade Papier,Signed too late,,2199-01-01,2015-02-01,,100,,,,,
            F-6,Kade Papier,No months,,,2015-02-01,2035-01-01,100,,,AUTOMATIC,,
            F-1,Kade Papier,Paper for 2015,Copy paper,2014-12-10,2015-01-01,2035-12-31,12000.50,YEAR,,BY_AGREEMENT,,90
            """;

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void contractsComeInOnceAndWhatIsWrongIsSaidOfItsRow() {
        accountsAndProducts();
        RunId check = run("contracts", CONTRACTS, RunMode.CHECK);
        assertThat(contracts("true")).isZero();
        RunId run = run("contracts", CONTRACTS, RunMode.IMPORT);

        assertThat(world.counts(run)).isEqualTo(world.counts(check));
        assertThat(world.counts(run))
                .containsOnly(
                        Map.entry("contract CREATED", 2L),
                        Map.entry("contract UNCHANGED", 1L),
                        Map.entry("contract REJECTED ends_before_start", 1L),
                        Map.entry("contract REJECTED unknown_account", 1L),
                        Map.entry("contract REJECTED not_yet", 1L),
                        Map.entry("contract REJECTED months_required", 1L));
        assertThat(
                        contracts(
                                "external_id = 'F-1' and value = 12000.50 and per = 'YEAR' and notice_days = 90"
                                        + " and product_id is not null and signed_on = '2014-12-10'"))
                .isOne();
        assertThat(
                        contracts(
                                "external_id = 'F-2' and ends_on is null and discount_percent = 7.5"
                                        + " and signed_on = '2015-02-01'"))
                .isOne();
        assertThat(purchases()).isEqualTo(2);

        assertThat(world.counts(run("contracts", CONTRACTS, RunMode.IMPORT)))
                .containsEntry("contract UNCHANGED", 3L)
                .doesNotContainKey("contract CREATED");
    }

    @Test
    void whatWasImportedIsTakenBackUnlessSomebodyChangedItSince() {
        accountsAndProducts();
        RunId run = run("contracts", CONTRACTS, RunMode.IMPORT);
        world.sql.update("update contract.contract set version = 2 where external_id = 'F-2'");

        world.undo(run);

        assertThat(contracts("external_id = 'F-1'")).isZero();
        assertThat(contracts("external_id = 'F-2'")).isOne();
        assertThat(purchases()).isOne();
    }

    @Test
    void aMisspeltAccountIsDecidedOnce() {
        accountsAndProducts();
        NameChoice likeliest =
                world.importers.get("contracts").alike("account", "Kade Papeir").get(0);
        assertThat(likeliest.label()).isEqualTo("Kade Papier");
        world.known.remember(world.admin, "account", "Kade Papeir", likeliest.target());

        run("contracts", CONTRACTS, RunMode.IMPORT);
        assertThat(contracts("external_id = 'F-4'")).isOne();
    }

    @Test
    void productsComeInWithTheirLinesAndAreChangedAndPutBack() {
        String first = "product,series,sales_price\nGTX Basic,GTX,550\nGTX Pro,GTX,4821\n";
        RunId made = run("products", first, RunMode.IMPORT);
        assertThat(world.counts(made))
                .isEqualTo(Map.of("product CREATED", 2L, "product_line CREATED", 1L));

        String dearer =
                "product,series,sales_price\nGTX Basic,gtx,600\nGTX Pro,GTX,4821.00\nMG,GTX,-1\n";
        RunId check = run("products", dearer, RunMode.CHECK);
        RunId changed = run("products", dearer, RunMode.IMPORT);
        assertThat(world.counts(changed)).isEqualTo(world.counts(check));
        assertThat(world.counts(changed))
                .isEqualTo(
                        Map.of(
                                "product UPDATED", 1L,
                                "product UNCHANGED", 1L,
                                "product REJECTED out_of_range", 1L));
        assertThat(price("GTX Basic")).isEqualTo(600);

        world.undo(changed);
        assertThat(price("GTX Basic")).isEqualTo(550);
        world.sql.update(
                "insert into offering.product (id, code, name, line_id) select gen_random_uuid(), 'OWN', 'Own', id"
                        + " from offering.product_line where code = 'GTX'");
        world.undo(made);
        assertThat(world.number("select count(*) from offering.product where code like 'GTX%'"))
                .isZero();
        // Somebody put a product of their own into the line: it stays.
        assertThat(world.number("select count(*) from offering.product_line where code = 'GTX'"))
                .isOne();
    }

    private void accountsAndProducts() {
        world.importAll("accounts.csv", "name,city\nKade Papier,Delft\n");
        run("products", "sku,product name,category\nP-1,Copy paper,Paper\n", RunMode.IMPORT);
    }

    private RunId run(String importer, String file, RunMode mode) {
        return world.run(importer, importer + ".csv", file.getBytes(StandardCharsets.UTF_8), mode);
    }

    private long contracts(String condition) {
        return world.number("select count(*) from contract.contract where " + condition);
    }

    private long purchases() {
        return world.number(
                "select count(*) from touchpoint.v_touchpoint where source = 'contract'");
    }

    private long price(String code) {
        return world.number("select price::bigint from offering.product where code = ?", code);
    }
}
