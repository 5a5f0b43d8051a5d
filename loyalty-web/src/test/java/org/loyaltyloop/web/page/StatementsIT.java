package org.loyaltyloop.web.page;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.feedback.Invited;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.security.PageRules;
import org.loyaltyloop.web.testing.Form;
import org.loyaltyloop.web.testing.PlainVisitor;
import org.loyaltyloop.web.testing.PlainVisitor.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * How many SQL statements each page asks of the database, counted by the database itself, for
 * somebody who sees all of it: a handful, and as many for much data as for little.
 */
class StatementsIT {

    /** What each page may ask. */
    private static final Map<String, Integer> BOUNDS =
            Map.ofEntries(
                    entry("/home/home", 11),
                    entry("/accounts/list", 10),
                    entry("/accounts/account", 18),
                    entry("/accounts/edit", 12),
                    entry("/accounts/plan", 11),
                    entry("/accounts/relations", 7),
                    entry("/accounts/merge", 30),
                    entry("/contacts/contact", 10),
                    entry("/contacts/edit", 8),
                    entry("/touchpoint/touchpoint", 8),
                    entry("/touchpoint/log", 16),
                    entry("/loop/dashboard", 60),
                    entry("/loop/paths", 30),
                    entry("/loop/stage", 50),
                    entry("/loop/accounts", 15),
                    entry("/loop/touchpoints", 15),
                    entry("/imports/list", 4),
                    entry("/imports/new", 4),
                    // Reads the file part by part.
                    entry("/imports/mapping", 20),
                    entry("/imports/run", 8),
                    entry("/admin/users", 4),
                    entry("/admin/user", 5),
                    entry("/admin/teams", 4),
                    entry("/admin/keys", 6),
                    entry("/admin/outbox", 5),
                    entry("/admin/settings", 4),
                    entry("/admin/maintenance", 4),
                    entry("/binding/overview", 14),
                    entry("/binding/accounts", 10),
                    entry("/binding/account", 8),
                    entry("/binding/tie", 8),
                    entry("/binding/rules", 8),
                    entry("/binding/rule", 8),
                    entry("/binding/preview", 5),
                    entry("/contracts/list", 8),
                    entry("/contracts/renewals", 6),
                    entry("/contracts/retention", 8),
                    entry("/contracts/contract", 8),
                    entry("/contracts/edit", 10),
                    entry("/binding/stages", 5),
                    entry("/binding/measures", 4),
                    entry("/binding/measure", 4),
                    entry("/agenda/calendar", 5),
                    entry("/agenda/tasks", 4),
                    entry("/agenda/plan", 6),
                    entry("/agenda/cadences", 4),
                    entry("/agenda/feed", 4),
                    entry("/agenda/cadence", 6),
                    entry("/feedback/invitations", 6),
                    entry("/feedback/invitation", 4),
                    entry("/feedback/ask", 17),
                    entry("/feedback/policies", 5),
                    entry("/feedback/policy", 4),
                    entry("/pipeline/board", 13),
                    entry("/pipeline/list", 12),
                    entry("/pipeline/dashboard", 15),
                    entry("/pipeline/targets", 6),
                    entry("/pipeline/opportunity", 8),
                    entry("/pipeline/edit", 10),
                    entry("/conversations/list", 6),
                    entry("/conversations/conversation", 6),
                    entry("/conversations/brief", 15),
                    entry("/conversations/commitments", 10),
                    entry("/conversations/edit", 6),
                    entry("/conversations/goals", 6),
                    entry("/conversations/goal", 6),
                    entry("/conversations/quick", 16),
                    entry("/signin/password", 2));

    /** A manager's home shows the loop's figures too. */
    private static final int MANAGERS_HOME = 41;

    /** What a page may ask that does not stand above. */
    private static final int MOST = 20;

    /** An empty list needs not ask for what stands beside its rows. */
    private static final long MORE_FOR_MUCH = 2;

    /** Other requests of the product, such as its look for work, may fall into a round or two. */
    private static final int ROUNDS = 6;

    private static final List<Integer> PAGE = List.of(200);
    private static final List<Integer> ANY = List.of(200, 302, 400, 404);

    private static RunningCrm crm;
    private static PlainVisitor visitor;
    private static Map<String, List<String>> addresses;

    @BeforeAll
    static void open() {
        crm = DemoCrm.running();
        visitor = PlainVisitor.of(crm).signedInAs("admin");
        addresses = addresses();
    }

    /** A mapping that is remembered would be offered to others before what the product knows. */
    @AfterAll
    static void forget() {
        crm.sql().update("delete from importing.mapping where name like 'statements%'");
    }

    static Stream<String> pages() {
        return PageRules.pages().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageAsksLittleHoweverMuchItShows(String page) {
        List<Long> counts = new ArrayList<>();
        for (String address : addresses.getOrDefault(page, List.of(page))) {
            counts.add(statements(address));
        }
        assertThat(counts).as("statements").allMatch(n -> n <= BOUNDS.getOrDefault(page, MOST));
        assertThat(counts)
                .as("for little, then for much")
                .allMatch(n -> n <= counts.get(0) + MORE_FOR_MUCH);
    }

    @Test
    void aManagersHomeAsksLittleThoughItLooksAtAllStages() {
        PlainVisitor manager = PlainVisitor.of(crm).signedInAs("manager");
        assertThat(statements(manager, "/home/home")).isLessThanOrEqualTo(MANAGERS_HOME);
    }

    @Test
    void noBoundIsOfAPageThatIsGone() {
        assertThat(PageRules.pages()).containsAll(BOUNDS.keySet());
    }

    private static long statements(String address) {
        return statements(visitor, address);
    }

    /** The fewest of some rounds: what others asked meanwhile only adds. */
    private static long statements(PlainVisitor visitor, String address) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long before = calls();
            Answer answer = visitor.get(address);
            long after = calls();
            // A page that must be told of what it is asks little before it says so.
            assertThat(answer.status())
                    .as(address)
                    .isIn((Object[]) (address.contains("?") ? PAGE : ANY).toArray());
            fewest = Math.min(fewest, after - before);
        }
        return fewest;
    }

    private static long calls() {
        return crm.sql()
                .number(
                        """
                        select coalesce(sum(s.calls), 0)
                        from pg_stat_statements s
                        join pg_database d on d.oid = s.dbid
                        where d.datname = current_database() and s.query not like '%pg_stat_statements%'
                        """);
    }

    /** Addresses of pages about one thing: one with little behind it, then one with much. */
    private static Map<String, List<String>> addresses() {
        List<String> accounts = ends("account_id");
        List<String> contacts = ends("contact_id");
        Map<String, List<String>> known = new TreeMap<>();
        known.put("/accounts/account", of("/accounts/account?id=", accounts));
        known.put("/accounts/plan", of("/accounts/plan?id=", accounts));
        known.put("/accounts/relations", of("/accounts/relations?id=", accounts));
        known.put("/accounts/edit", of("/accounts/edit?id=", accounts));
        known.put("/binding/account", of("/binding/account?id=", accounts));
        known.put("/binding/tie", of("/binding/tie?account=", accounts));
        known.put("/touchpoint/log", of("/touchpoint/log?account=", accounts));
        known.put("/contacts/contact", of("/contacts/contact?id=", contacts));
        known.put("/contacts/edit", of("/contacts/edit?id=", contacts));
        known.put(
                "/accounts/merge",
                List.of("/accounts/merge?id=" + accounts.get(0) + "&with=" + accounts.get(1)));
        known.put(
                "/touchpoint/touchpoint",
                of("/touchpoint/touchpoint?id=", ids("touchpoint.touchpoint order by id limit 2")));
        known.put(
                "/admin/user", of("/admin/user?id=", ids("staff.app_user order by login limit 2")));
        known.put("/accounts/list", List.of("/accounts/list?q=zzzz", "/accounts/list"));
        known.put("/loop/accounts", of("/loop/accounts?stage=", List.of("INSPIRATION", "SERVICE")));
        known.put(
                "/loop/touchpoints",
                of("/loop/touchpoints?stage=", List.of("INSPIRATION", "SERVICE")));
        known.put("/loop/stage", of("/loop/stage?stage=", List.of("INSPIRATION", "SERVICE")));
        known.put("/feedback/ask", of("/feedback/ask?account=", accounts));
        List<String> contracts = ids("contract.contract order by number limit 2");
        known.put("/contracts/contract", of("/contracts/contract?id=", contracts));
        known.put("/contracts/edit", of("/contracts/edit?id=", contracts));
        known.put("/feedback/policy", List.of("/feedback/policy?stage=SERVICE"));
        known.put(
                "/feedback/invitation",
                List.of("/feedback/invitation?id=" + Invited.in(crm.sql(), "en").id()));
        known.put("/pipeline/list", List.of("/pipeline/list?q=zzzz", "/pipeline/list"));
        known.put("/pipeline/board", List.of("/pipeline/board?q=zzzz", "/pipeline/board"));
        known.put(
                "/pipeline/opportunity",
                of(
                        "/pipeline/opportunity?id=",
                        ids("opportunity.opportunity order by number limit 2")));
        known.put(
                "/pipeline/edit",
                of("/pipeline/edit?id=", ids("opportunity.opportunity order by number limit 2")));
        known.put("/conversations/goals", of("/conversations/goals?account=", accounts));
        known.put("/conversations/goal", of("/conversations/goal?account=", accounts));
        known.put("/conversations/brief", of("/conversations/brief?account=", accounts));
        known.put("/conversations/quick", of("/conversations/quick?account=", accounts));
        List<String> conversations =
                ids("conversation.conversation where state = 'HELD' order by id limit 2");
        known.put(
                "/conversations/conversation",
                of("/conversations/conversation?id=", conversations));
        known.put("/conversations/edit", of("/conversations/edit?id=", conversations));
        List<String> mappings = List.of(upload(3), upload(900));
        known.put("/imports/mapping", mappings);
        known.put("/imports/run", mappings.stream().map(StatementsIT::dryRun).toList());
        return known;
    }

    private static List<String> of(String path, List<String> ids) {
        return ids.stream().map(id -> path + id).toList();
    }

    /** The one with the fewest touchpoints, and the one with the most. */
    private static List<String> ends(String column) {
        String counted =
                "select %1$s as id from touchpoint.touchpoint where %1$s is not null group by 1 order by count(*)"
                        .formatted(column);
        return Stream.of(counted + ", 1 limit 1", counted + " desc, 1 limit 1")
                .map(sql -> crm.sql().first(sql, row -> row.uuid("id").toString()).orElseThrow())
                .toList();
    }

    private static List<String> ids(String rows) {
        return crm.sql().list("select id from " + rows, row -> row.uuid("id").toString());
    }

    private static String upload(int rows) {
        StringBuilder csv =
                new StringBuilder(
                        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n");
        IntStream.range(0, rows)
                .forEach(
                        i ->
                                csv.append(
                                        "SC%d,Anna,Stat Basic,Stat %d,Won,2016-10-20,2017-03-01,1054\n"
                                                .formatted(i, i)));
        Form form = Form.on(visitor.get("/imports/new"), "upload");
        form.press("go");
        return visitor.upload(
                        form,
                        "upload:file",
                        "statements" + rows + ".csv",
                        csv.toString().getBytes(StandardCharsets.UTF_8))
                .location()
                .orElseThrow();
    }

    private static String dryRun(String mapping) {
        Form form = Form.on(visitor.get(mapping), "form");
        form.press("check");
        String run = visitor.post(form).location().orElseThrow();
        String progress = run.replace("/imports/run", "/imports/progress");
        for (int i = 0; i < 600 && visitor.get(progress).body().contains("\"busy\":true"); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        return run;
    }
}
