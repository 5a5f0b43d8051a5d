package org.loyaltyloop.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exports of well-known systems go in as they are, by the mapping that the product offers for them.
 * Every expected figure is recounted from the file by this test. Runs on small files of its own,
 * and also on the public data sets where their folder is there: {@code -Dcrm.test.data}, by default
 * {@code shared/data} beside the project.
 */
class WellKnownFilesTest {

    private static final List<String> FILES =
            List.of(
                    "crm_accounts.csv",
                    "crm_sales_pipeline.csv",
                    "crm_products.csv",
                    "crm_sales_teams.csv",
                    "olist_marketing_qualified_leads.csv",
                    "olist_closed_deals.csv");

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    static Stream<Path> folders() {
        Path own = Path.of("src/test/resources/imports");
        assertThat(FILES).allSatisfy(f -> assertThat(own.resolve(f)).exists());
        Path beside = Path.of("").toAbsolutePath().getParent().resolveSibling("shared/data");
        Path real = Path.of(System.getProperty("crm.test.data", beside.toString()));
        boolean there = FILES.stream().allMatch(f -> Files.exists(real.resolve(f)));
        return there ? Stream.of(own, real) : Stream.of(own);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void accountsComeInWithTheirParentsInWhateverOrder(Path folder) throws IOException {
        List<Map<String, String>> rows = rows(folder.resolve("crm_accounts.csv"));
        long withParent = rows.stream().filter(r -> !cell(r, "subsidiary_of").isEmpty()).count();
        long sectors =
                rows.stream()
                        .map(r -> cell(r, "sector").replace("technolgy", "technology"))
                        .distinct()
                        .count();
        assertThat(withParent).isPositive();

        byte[] file = Files.readAllBytes(folder.resolve("crm_accounts.csv"));
        Map<String, Long> expected =
                Map.of("account CREATED", (long) rows.size(), "parent CREATED", withParent);
        assertThat(world.counts(world.check("crm_accounts.csv", file))).isEqualTo(expected);
        RunId run = world.importAll("crm_accounts.csv", file);

        assertThat(world.counts(run)).isEqualTo(expected);
        assertThat(world.number("select count(*) from customer.account")).isEqualTo(rows.size());
        assertThat(
                        world.number(
                                "select count(*) from customer.account where parent_id is not null"))
                .isEqualTo(withParent);
        assertThat(world.number("select count(distinct sector) from customer.account"))
                .isEqualTo(sectors);
        assertThat(world.number("select count(*) from customer.account where sector = 'technolgy'"))
                .isZero();
        assertThat(
                        world.number(
                                "select count(*) from customer.profile_fact where attribute = 'yearEstablished'"))
                .isEqualTo(rows.size());
        for (Map<String, String> row : rows) {
            assertThat(
                            world.number(
                                    """
                            select count(*) from customer.account a left join customer.account p on p.id = a.parent_id
                            where a.name = ? and a.employees = ?::int and a.annual_revenue = ?::numeric * 1000000
                              and coalesce(p.name, '') = ?
                            """,
                                    cell(row, "account"),
                                    cell(row, "employees"),
                                    cell(row, "revenue"),
                                    cell(row, "subsidiary_of")))
                    .as(row.toString())
                    .isOne();
        }

        RunId again = world.importAll("crm_accounts.csv", file);
        assertThat(world.counts(again))
                .isEqualTo(
                        Map.of(
                                "account UNCHANGED",
                                (long) rows.size(),
                                "parent UNCHANGED",
                                withParent));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aPipelineBecomesSelectionsAndPurchases(Path folder) throws IOException {
        world.importAll("crm_accounts.csv", Files.readAllBytes(folder.resolve("crm_accounts.csv")));
        long accountsBefore = world.number("select count(*) from customer.account");
        List<Map<String, String>> rows = rows(folder.resolve("crm_sales_pipeline.csv"));
        List<Map<String, String>> dated =
                rows.stream().filter(r -> !cell(r, "engage_date").isEmpty()).toList();
        List<Map<String, String>> usable =
                dated.stream().filter(r -> !cell(r, "account").isEmpty()).toList();
        long won = usable.stream().filter(r -> cell(r, "deal_stage").equals("Won")).count();
        long lost = usable.stream().filter(r -> cell(r, "deal_stage").equals("Lost")).count();
        Set<String> products = new HashSet<>();
        usable.forEach(r -> products.add(cell(r, "product").replace("GTXPro", "GTX Pro")));
        Set<String> accounts = new HashSet<>();
        usable.forEach(r -> accounts.add(cell(r, "account")));
        rows(folder.resolve("crm_accounts.csv")).forEach(r -> accounts.remove(cell(r, "account")));

        byte[] file = Files.readAllBytes(folder.resolve("crm_sales_pipeline.csv"));
        RunId check = world.run("touchpoints", "crm_sales_pipeline.csv", file, RunMode.CHECK);
        assertThat(world.number("select count(*) from touchpoint.touchpoint")).isZero();
        RunId run = world.run("touchpoints", "crm_sales_pipeline.csv", file, RunMode.IMPORT);

        assertThat(world.number("select count(*) from touchpoint.touchpoint where stage = 3"))
                .isEqualTo(usable.size() + lost);
        assertThat(
                        world.number(
                                "select count(*) from touchpoint.touchpoint where stage = 4 and purchase"))
                .isEqualTo(won);
        RunRow row = world.row(run);
        assertThat(row.rejected()).isEqualTo(dated.size() - usable.size());
        assertThat(row.skipped()).isEqualTo(rows.size() - dated.size());
        assertThat(row.rowsDone()).isEqualTo(rows.size()).isEqualTo(row.rowsTotal());
        assertThat(world.counts(run))
                .containsEntry("touchpoint CREATED", usable.size() + won + lost)
                .containsEntry("row REJECTED column_empty", (long) dated.size() - usable.size())
                .containsEntry("touchpoint NOTED offering_created", (long) products.size());
        assertThat(world.counts(check)).isEqualTo(world.counts(run));
        assertThat(world.number("select count(distinct order_ref) from touchpoint.touchpoint"))
                .isEqualTo(usable.size());
        assertThat(world.number("select count(*) from offering.product_line"))
                .isEqualTo(products.size());
        assertThat(world.number("select count(*) from customer.account") - accountsBefore)
                .isEqualTo(accounts.size());
        assertThat(world.queries.troubles(world.admin, run, 10_000))
                .filteredOn(line -> line.outcome() == Outcome.REJECTED)
                .hasSize(dated.size() - usable.size())
                .allSatisfy(line -> assertThat(line.subject()).isEqualTo("account"));

        RunId again = world.run("touchpoints", "crm_sales_pipeline.csv", file, RunMode.IMPORT);
        assertThat(world.row(again).created()).isZero();
        assertThat(world.row(again).unchanged()).isEqualTo(usable.size() + won + lost);
        assertThat(world.number("select count(*) from touchpoint.touchpoint"))
                .isEqualTo(usable.size() + won + lost);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aPipelineBecomesOpportunitiesWithTheirPhasesOwnersAndValues(Path folder)
            throws IOException {
        world.importAll("crm_accounts.csv", Files.readAllBytes(folder.resolve("crm_accounts.csv")));
        Set<String> products = sell(rows(folder.resolve("crm_products.csv")));
        world.run(
                "colleagues",
                "crm_sales_teams.csv",
                Files.readAllBytes(folder.resolve("crm_sales_teams.csv")),
                RunMode.IMPORT);
        List<Map<String, String>> rows = rows(folder.resolve("crm_sales_pipeline.csv"));
        byte[] file = Files.readAllBytes(folder.resolve("crm_sales_pipeline.csv"));
        long misnamed = rows.stream().filter(r -> !products.contains(cell(r, "product"))).count();
        assertThat(misnamed).isPositive();

        RunId first = world.run("opportunities", "pipeline.csv", file, RunMode.CHECK);
        assertThat(world.row(first).rejected()).isEqualTo(misnamed);
        List<KnownNames.Unknown> unknown =
                world.known.unknown(world.admin, first, Set.of("unknown_offering"));
        assertThat(unknown)
                .containsExactly(new KnownNames.Unknown("unknown_offering", "GTXPro", misnamed));
        NameChoice likeliest =
                world.importers.get("opportunities").alike("offering", "GTXPro").get(0);
        assertThat(likeliest.label()).isEqualTo("GTX Pro");
        world.known.remember(world.admin, "offering", "GTXPro", likeliest.target());

        RunId check = world.run("opportunities", "pipeline.csv", file, RunMode.CHECK);
        assertThat(world.number("select count(*) from opportunity.opportunity")).isZero();
        RunId run = world.run("opportunities", "pipeline.csv", file, RunMode.IMPORT);

        assertThat(world.counts(run)).isEqualTo(world.counts(check));
        assertThat(world.row(run).rejected()).isZero();
        assertThat(world.counts(run)).containsEntry("opportunity CREATED", (long) rows.size());
        for (String stage : Set.of("Prospecting", "Engaging", "Won", "Lost")) {
            assertThat(opportunities("phase = upper('" + stage + "')"))
                    .as(stage)
                    .isEqualTo(
                            rows.stream().filter(r -> cell(r, "deal_stage").equals(stage)).count());
        }
        Map<String, Double> wonByAgent = new HashMap<>();
        rows.stream()
                .filter(r -> cell(r, "deal_stage").equals("Won"))
                .forEach(
                        r ->
                                wonByAgent.merge(
                                        cell(r, "sales_agent"),
                                        Double.valueOf(cell(r, "close_value")),
                                        Double::sum));
        Map<String, Double> stored = new HashMap<>();
        world.sql.list(
                """
                select u.display_name, sum(o.value)::float8 as value from opportunity.opportunity o
                join staff.app_user u on u.id = o.owner_id where o.phase = 'WON' group by 1
                """,
                row -> stored.put(row.text("display_name"), row.real("value")));
        assertThat(stored).isEqualTo(wonByAgent);
        assertThat(opportunities("account_id is null"))
                .isEqualTo(rows.stream().filter(r -> cell(r, "account").isEmpty()).count());
        long wonAtAccounts =
                rows.stream()
                        .filter(r -> cell(r, "deal_stage").equals("Won"))
                        .filter(r -> !cell(r, "account").isEmpty())
                        .count();
        assertThat(
                        world.number(
                                """
                                select count(*) from touchpoint.v_touchpoint
                                where source = 'opportunity' and purchase and stage = 4
                                """))
                .isEqualTo(wonAtAccounts);

        RunId again = world.run("opportunities", "pipeline.csv", file, RunMode.IMPORT);
        assertThat(world.counts(again))
                .isEqualTo(Map.of("opportunity UNCHANGED", (long) rows.size()));

        assertThat(world.undo(run)).isEqualTo(RunState.UNDONE);
        assertThat(world.number("select count(*) from opportunity.opportunity")).isZero();
        assertThat(world.number("select count(*) from touchpoint.v_touchpoint")).isZero();
    }

    private long opportunities(String condition) {
        return world.number("select count(*) from opportunity.opportunity where " + condition);
    }

    /** The products of the file are sold; answers their names. */
    private Set<String> sell(List<Map<String, String>> rows) {
        Set<String> names = new HashSet<>();
        for (Map<String, String> row : rows) {
            String series = cell(row, "series");
            world.sql.update(
                    "insert into offering.product_line (id, code, name) values (gen_random_uuid(), ?, ?) on conflict do nothing",
                    series,
                    series);
            world.sql.update(
                    """
                    insert into offering.product (id, code, name, line_id, price, currency)
                    select gen_random_uuid(), ?, ?, id, ?::numeric, 'USD' from offering.product_line where code = ?
                    """,
                    cell(row, "product").toUpperCase(Locale.ROOT).replace(' ', '-'),
                    cell(row, "product"),
                    cell(row, "sales_price"),
                    series);
            names.add(cell(row, "product"));
        }
        return names;
    }

    /** The colleagues of the file are known, and cannot sign in. */
    /** Colleagues of the file who have no access: those who sell, and their managers. */
    @ParameterizedTest
    @MethodSource("folders")
    void salesTeamsBecomeColleaguesWithoutAccess(Path folder) throws IOException {
        List<Map<String, String>> rows = rows(folder.resolve("crm_sales_teams.csv"));
        Set<String> names = new TreeSet<>();
        rows.forEach(
                row -> {
                    names.add(cell(row, "sales_agent"));
                    names.add(cell(row, "manager"));
                });
        long offices = rows.stream().map(row -> cell(row, "regional_office")).distinct().count();
        long before = world.number("select count(*) from staff.app_user");
        byte[] file = Files.readAllBytes(folder.resolve("crm_sales_teams.csv"));

        RunId check = world.run("colleagues", "crm_sales_teams.csv", file, RunMode.CHECK);
        assertThat(world.number("select count(*) from staff.app_user")).isEqualTo(before);
        RunId run = world.run("colleagues", "crm_sales_teams.csv", file, RunMode.IMPORT);

        assertThat(world.counts(run)).isEqualTo(world.counts(check));
        assertThat(world.row(run).created()).isEqualTo(names.size());
        assertThat(world.row(run).rejected()).isZero();
        assertThat(
                        world.sql.list(
                                "select display_name from staff.app_user where disabled",
                                row -> row.text("display_name")))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(
                        world.number(
                                "select count(distinct team_id) from staff.app_user where disabled"))
                .isEqualTo(offices);

        RunId again = world.run("colleagues", "crm_sales_teams.csv", file, RunMode.IMPORT);
        assertThat(world.row(again).created()).isZero();
        assertThat(world.number("select count(*) from staff.app_user"))
                .isEqualTo(before + names.size());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void leadsOrientThemselvesAndSomeBuy(Path folder) throws IOException {
        List<Map<String, String>> leads =
                rows(folder.resolve("olist_marketing_qualified_leads.csv"));
        List<Map<String, String>> deals = rows(folder.resolve("olist_closed_deals.csv"));
        byte[] leadFile = Files.readAllBytes(folder.resolve("olist_marketing_qualified_leads.csv"));
        byte[] dealFile = Files.readAllBytes(folder.resolve("olist_closed_deals.csv"));
        long leadAccounts = leads.stream().map(r -> cell(r, "mql_id")).distinct().count();
        long social = leads.stream().filter(r -> cell(r, "origin").equals("social")).count();
        long december =
                leads.stream()
                        .filter(r -> cell(r, "first_contact_date").matches("12/\\d+/2017"))
                        .count();

        RunId first = world.importAll("leads.csv", leadFile);
        assertThat(world.counts(first))
                .isEqualTo(
                        Map.of(
                                "touchpoint CREATED",
                                (long) leads.size(),
                                "account CREATED",
                                leadAccounts));
        assertThat(world.number("select count(*) from touchpoint.touchpoint where stage = 2"))
                .isEqualTo(leads.size());
        assertThat(
                        world.number(
                                "select count(*) from touchpoint.touchpoint where channel = 'SOCIAL'"))
                .isEqualTo(social);
        assertThat(
                        world.number(
                                """
                        select count(*) from touchpoint.touchpoint
                        where to_char(occurred_at at time zone 'Europe/Amsterdam', 'YYYY-MM') = '2017-12'
                        """))
                .isEqualTo(december);
        String id = cell(leads.get(0), "mql_id");
        assertThat(
                        world.number(
                                "select count(*) from customer.account where kind = 'ORGANISATION' and name = ?",
                                "Lead " + id.substring(0, 8)))
                .isOne();

        RunId second = world.importAll("deals.csv", dealFile);
        Set<String> unknown = new HashSet<>();
        deals.forEach(r -> unknown.add(cell(r, "mql_id")));
        leads.forEach(r -> unknown.remove(cell(r, "mql_id")));
        assertThat(world.row(second).created()).isEqualTo(deals.size() + unknown.size());
        assertThat(
                        world.number(
                                "select count(*) from touchpoint.touchpoint where stage = 4 and purchase"))
                .isEqualTo(deals.size());
        assertThat(world.number("select count(*) from customer.account"))
                .isEqualTo(leadAccounts + unknown.size());
        assertThat(
                        world.number(
                                "select count(distinct account_id) from touchpoint.touchpoint where purchase"))
                .isEqualTo(deals.stream().map(r -> cell(r, "mql_id")).distinct().count());

        assertThat(world.undo(second)).isEqualTo(RunState.UNDONE);
        assertThat(world.number("select count(*) from touchpoint.v_touchpoint where stage = 4"))
                .isZero();
        assertThat(world.undo(first)).isEqualTo(RunState.UNDONE);
        assertThat(world.number("select count(*) from customer.account")).isZero();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    /** A reader of its own, so that nothing is expected because the product reads it so. */
    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i].replaceAll("^\"|\"$", "").strip());
            }
            rows.add(row);
        }
        return rows;
    }
}
