package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.web.testing.RunningCrm;

class CustomerScreensIT {

    private final RunningCrm crm = DemoCrm.running();
    private final Database sql = crm.sql();

    /**
     * The demonstration's showpiece: touchpoints of all departments, journeys over several product
     * lines.
     */
    private final String showpiece =
            id(
                    "select account_id as id from customer.account_ref where source = 'erp' and ref = 'D-10001'");

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void everyScreenOfCustomersIsFitForEveryEye(Look look) {
        String touchpoint =
                id(
                        "select id from touchpoint.touchpoint where account_id = ? limit 1",
                        UUID.fromString(showpiece));
        String contact = id("select contact_id as id from customer.contact_at_account limit 1");
        String other =
                id(
                        "select id from customer.account where id <> ? and kind = 'ORGANISATION' limit 1",
                        UUID.fromString(showpiece));
        String empty = account("Café 🍻 's-Gravenzande");
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("accounts-list", "/accounts/list");
        screens.put("accounts-filtered", "/accounts/list?stage=SERVICE&stalled=true");
        screens.put("customer", "/accounts/account?id=" + showpiece);
        screens.put("customer-empty", "/accounts/account?id=" + empty);
        screens.put("account-edit", "/accounts/edit?id=" + showpiece);
        screens.put("account-new", "/accounts/edit");
        screens.put("account-merge", "/accounts/merge?id=" + showpiece);
        screens.put("account-merge-both", "/accounts/merge?id=" + showpiece + "&with=" + other);
        screens.put("contact", "/contacts/contact?id=" + contact);
        screens.put("contact-edit", "/contacts/edit?id=" + contact);
        screens.put("contact-new", "/contacts/edit?account=" + showpiece);
        screens.put("touchpoint", "/touchpoint/touchpoint?id=" + touchpoint);
        screens.put("log", "/touchpoint/log");
        screens.put("log-account", "/touchpoint/log?account=" + showpiece);
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("admin")) {
            screens.forEach(
                    (screen, path) -> {
                        assertThat(visitor.open(path).status()).as(path).isEqualTo(200);
                        visitor.judge(screen);
                    });
        }
    }

    @Test
    void whatIsLoggedStandsOnTheTimelineAtOnceAndCanBeTakenBack() {
        String account = account("Drukkerij d'Hondt");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            CustomerScreens screen = new CustomerScreens(visitor).openAccount(account);

            screen.happened("Asks for <b>ink</b> & O'Neill paper 🙂").along("E-mail");
            assertThat(screen.place()).containsText("Service");
            screen.log();

            assertThat(screen.total()).hasText("1");
            assertThat(screen.newest()).containsText("Asks for <b>ink</b> & O'Neill paper 🙂");
            assertThat(screen.newest()).containsText("E-mail");

            screen.undo();

            assertThat(screen.total()).hasText("0");
            assertThat(screen.newest()).containsText("withdrawn");
            assertThat(screen.notices()).containsText("Taken back");
            visitor.isClean();
        }
    }

    @Test
    void twoClicksLogOneTouchpoint() {
        String account = account("Twee keer klikken B.V.");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            CustomerScreens screen = new CustomerScreens(visitor).openAccount(account);
            screen.happened("Clicked twice");
            String token = visitor.page().locator("[id='qlog:token']").inputValue();
            screen.log();
            // The second click of an impatient hand sends the very same form again.
            visitor.page()
                    .evaluate(
                            "token => document.getElementById('qlog:token').value = token", token);
            screen.happened("Clicked twice");
            screen.log();

            assertThat(
                            sql.number(
                                    "select count(*) from touchpoint.touchpoint where account_id = ?",
                                    UUID.fromString(account)))
                    .isEqualTo(1);
        }
    }

    @Test
    void aListsFiltersStandInItsAddressAndCanBeSavedAsAView() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/accounts/list");
            visitor.page().locator(".pick > summary", has("Stage")).click();
            visitor.page().locator("input[name=stage][value=SERVICE]").check();
            visitor.page().waitForURL(Pattern.compile(".*stage=SERVICE.*"));
            long shown = sql.number("select count(*) from journey.v_headline where reached = 6");
            assertThat(visitor.page().locator(".ph .sub")).containsText(String.valueOf(shown));

            visitor.page().locator("[data-open=view-dialog]").click();
            visitor.page().locator("[id='view:name']").fill("In service");
            visitor.page().locator("[id='view:save']").click();

            assertThat(visitor.page().locator(".tabs .on")).containsText("In service");
            assertThat(visitor.path()).contains("stage=SERVICE");
        }
    }

    @Test
    void aListIsExportedByThoseWhoMayOnly() {
        String script =
                "async path => { const r = await fetch(path); return r.status + ' ' + (await r.text()).length; }";
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/accounts/list");
            String answer = (String) visitor.page().evaluate(script, "/accounts/export.csv");
            assertThat(answer).startsWith("200 ");
            assertThat(Integer.parseInt(answer.substring(4))).isGreaterThan(1000);
        }
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            visitor.open("/accounts/list");
            assertThat((String) visitor.page().evaluate(script, "/accounts/export.csv"))
                    .startsWith("403 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts/edit", "/accounts/merge"})
    void anAgentMayNotChangeAccounts(String page) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            assertThat(visitor.open(page + "?id=" + showpiece).status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "00000000-0000-7000-8000-000000000000"})
    void anUnknownAccountIsNotFound(String id) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            assertThat(visitor.open("/accounts/account?id=" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void whoAddsAnAccountIsWarnedOfOneThatLooksLikeIt() {
        account("Zuivelfabriek 't Hooge Land");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/accounts/edit");
            CustomerScreens screen =
                    new CustomerScreens(visitor).type("name", "Zuivelfabriek 't Hooge Land B.V.");
            Locator warning = visitor.page().locator("[id='form:alike']");
            assertThat(warning).containsText("same name");

            screen.save();

            assertThat(visitor.page().locator("h1")).hasText("Zuivelfabriek 't Hooge Land B.V.");
            assertThat(screen.notices()).containsText("created");
        }
    }

    @Test
    void nothingTypedIsLostWhenAFieldIsWrong() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/accounts/edit");
            CustomerScreens screen =
                    new CustomerScreens(visitor)
                            .type("name", "Fout nummer B.V.")
                            .type("employees", "a few")
                            .type("phone", "call me");
            screen.save();

            assertThat(visitor.page().locator(".ui-message-error")).hasCount(2);
            assertThat(visitor.page().locator("[id='form:employees']")).hasValue("a few");
            assertThat(visitor.page().locator("[id='form:name']")).hasValue("Fout nummer B.V.");
        }
    }

    @Test
    void whoSavesSecondChoosesBetweenBothVersions() {
        String account = account("Overleg & Zn.");
        try (Visitor first = Visitor.at(crm, Look.DESK).signedInAs("manager");
                Visitor second = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            first.open("/accounts/edit?id=" + account);
            second.open("/accounts/edit?id=" + account);
            new CustomerScreens(first)
                    .type("phone", "038 021 77 01")
                    .type("website", "one.example")
                    .save();
            assertThat(first.page().locator("h1")).hasText("Overleg & Zn.");

            new CustomerScreens(second)
                    .type("phone", "038 021 77 02")
                    .type("employees", "12")
                    .save();
            Locator dialog = second.page().getByRole(AriaRole.ALERTDIALOG);
            assertThat(dialog).containsText("038 021 77 01");
            assertThat(dialog).containsText("038 021 77 02");
            second.page().locator("input[name='choice.phone'][value=theirs]").check();
            second.page().locator("[id='form:saveChoices']").click();

            assertThat(second.page().locator("h1")).hasText("Overleg & Zn.");
            assertThat(
                            sql.list(
                                    "select phone, website, employees from customer.account where id = ?",
                                    row ->
                                            List.of(
                                                    row.text("phone"),
                                                    row.text("website"),
                                                    row.integer("employees")),
                                    UUID.fromString(account)))
                    .containsExactly(List.of("038 021 77 01", "one.example", 12));
        }
    }

    @Test
    void aMergedAccountLeadsToTheOneThatStayed() {
        String loser = account("Bakkerij Brood");
        String survivor = account("Bakkerij Brood B.V.");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/accounts/merge?id=" + survivor + "&with=" + loser);
            visitor.page().locator("[id='merge:go']").click();
            new CustomerScreens(visitor).confirm();
            assertThat(visitor.page().locator("h1")).hasText("Bakkerij Brood B.V.");

            visitor.open("/accounts/account?id=" + loser);

            assertThat(visitor.path()).isEqualTo("/accounts/account?id=" + survivor);
            assertThat(visitor.toasts()).containsText("Bakkerij Brood was merged");
        }
    }

    @Test
    void aTouchpointIsMovedWithAReasonAndWithdrawnAfterAQuestion() {
        String account = account("Verkeerd Geplaatst B.V.");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            CustomerScreens screen = new CustomerScreens(visitor).openAccount(account);
            screen.happened("Belongs elsewhere").log();
            visitor.page().locator(".tl .ti a").first().click();

            visitor.page().locator("[id='correct:stage']").selectOption("INTERACTION");
            visitor.page().locator("[id='correct:save']").click();
            assertThat(visitor.page().locator("#correct")).containsText("Fill this in");
            visitor.page().locator("[id='correct:reason']").fill("It was a chat");
            visitor.page().locator("[id='correct:save']").click();
            assertThat(visitor.page().locator(".history li")).hasCount(2);
            assertThat(visitor.page().locator(".history li").first()).containsText("It was a chat");

            visitor.page().locator("[id='withdraw:reason']").fill("Wrong customer");
            visitor.page().locator("[id='withdraw:go']").click();
            screen.confirm();
            assertThat(visitor.page().locator(".note.warn")).containsText("Wrong customer");
            visitor.isClean();
        }
    }

    private String account(String name) {
        return id(
                """
                insert into customer.account (id, kind, name, created_at, updated_at)
                values (gen_random_uuid(), 'ORGANISATION', ?, now(), now()) returning id
                """,
                name);
    }

    private String id(String query, Object... parameters) {
        return sql.first(query, row -> row.uuid("id").toString(), parameters).orElseThrow();
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
