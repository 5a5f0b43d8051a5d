package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

/** What binds one account and all of them, as people see and enter it. */
class BindingIT {

    private static final RunningCrm CRM = DemoCrm.running();

    /** Lists follow the facts within seconds of the first start. */
    @BeforeAll
    static void profiles() {
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("manager")) {
            visitor.open("/binding/overview");
            for (int i = 0; i < 60 && hostages() < 5; i++) {
                visitor.page().waitForTimeout(500);
            }
        }
        assertThat(hostages()).isGreaterThanOrEqualTo(5);
    }

    private static long hostages() {
        return CRM.sql().number("select count(*) from binding.v_profile where hostage = 'AT_RISK'");
    }

    private static String bound() {
        return one(
                "select account_id as id from binding.v_profile order by lock_in desc, 1 limit 1");
    }

    private static String one(String sql) {
        return CRM.sql().first(sql, row -> row.uuid("id").toString()).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void everyPageIsFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(CRM, look).signedInAs("admin")) {
            visitor.open("/binding/overview");
            assertThat(visitor.page().locator(".binding-heat").first().locator("tbody tr").count())
                    .isEqualTo(3);
            visitor.judge("binding-overview");
            visitor.open("/binding/accounts?set=HOSTAGES");
            visitor.judge("binding-accounts");
            visitor.open("/binding/account?id=" + bound());
            assertThat(visitor.page().locator("#hostage").count()).isOne();
            visitor.judge("binding-account");
            visitor.open(
                    "/binding/account?id="
                            + one(
                                    "select id from customer.v_account a where not exists (select from binding.v_profile p where p.account_id = a.id) order by number limit 1"));
            visitor.judge("binding-account-bare");
            visitor.open("/binding/tie?account=" + bound());
            visitor.judge("binding-tie");
            visitor.open("/accounts/account?id=" + bound());
            assertThat(visitor.page().locator(".strip .bind .str").count()).isOne();
            visitor.judge("binding-customer-view");
            visitor.open("/loop/dashboard");
            visitor.page().locator("#binding-stages tbody tr").first().waitFor();
            visitor.fits();
            visitor.picture("binding-loop-dashboard");
        }
    }

    @Test
    void theScoreCanBeComputedAgainFromWhatThePageShows() {
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("manager")) {
            visitor.open("/binding/account?id=" + bound());
            Locator level = visitor.page().locator("#level-STRUCTURAL");
            double open = 1;
            for (Locator row : level.locator("tbody tr").all()) {
                List<String> cells = row.locator("td.num").allInnerTexts();
                double product = figure(cells.get(0)) * figure(cells.get(1)) * figure(cells.get(2));
                open *= 1 - product;
            }
            double shown = Double.parseDouble(level.locator(".hd .n").innerText().split(" ")[0]);

            assertThat(100 * (1 - open)).isCloseTo(shown, within(0.3));
        }
    }

    /** The figure at the end of a cell, which may begin with its label for small screens. */
    private static double figure(String cell) {
        String[] words = cell.strip().split("\\s+");
        return Double.parseDouble(words[words.length - 1]);
    }

    @Test
    void aTieIsEnteredChangedAndTakenBack() {
        String account =
                one(
                        "select id from customer.v_account where kind = 'ORGANISATION' order by number desc limit 1");
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/binding/tie?account=" + account);
            page.locator("#form\\:subject").fill("Kept for the test");
            page.locator("#form\\:validUntil").fill("1999-01-01");
            page.locator("#form\\:save").click();
            page.locator("#form .ui-message-error").first().waitFor();
            assertThat(page.locator("#form\\:subject").inputValue()).isEqualTo("Kept for the test");

            page.locator("#form\\:validUntil").fill("");
            page.locator("#form\\:save").click();
            Locator row =
                    page.locator(
                            "#level-STRUCTURAL tbody tr",
                            new Page.LocatorOptions().setHasText("Kept for the test"));
            row.waitFor();
            assertThat(visitor.path()).startsWith("/binding/account?id=" + account);

            row.locator("a", new Locator.LocatorOptions().setHasText("Change")).click();
            page.locator("#back\\:reason").fill("It was a test");
            page.locator("#back\\:withdraw").click();
            page.locator("#level-STRUCTURAL").waitFor();
            assertThat(row.count()).isZero();
            visitor.isClean();
        }
    }

    @Test
    void aManagerFindsTheAccountsAtHostageRiskAndAssignsAConversationForEachInThreeClicks() {
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("manager")) {
            Page page = visitor.page();
            visitor.open("/home/home");
            page.locator("nav a[href='/binding/overview']").first().click();
            page.locator("a.v[href*='HOSTAGES']").click();
            Locator rows = page.locator("tbody tr");
            rows.first().waitFor();
            assertThat((long) rows.count()).isEqualTo(hostages());
            visitor.judge("binding-hostages");

            page.locator("[id='list:assign']").click();
            page.locator("tbody td p", new Page.LocatorOptions().setHasText("Task of"))
                    .first()
                    .waitFor();
            assertThat(
                            (long)
                                    page.locator(
                                                    "tbody td p",
                                                    new Page.LocatorOptions().setHasText("Task of"))
                                            .count())
                    .isEqualTo(hostages());
            assertThat(
                            CRM.sql()
                                    .number(
                                            "select count(*) from agenda.task where origin = 'binding' and note like '%leaving were free%'"))
                    .isGreaterThanOrEqualTo(hostages());
            visitor.judge("binding-hostages-assigned");
            visitor.open("/loop/dashboard");
            page.locator("#binding-stages tbody tr").first().waitFor();
            page.locator("#binding-stages td a").first().click();
            page.waitForURL("**/binding/overview?stage=*");
            visitor.open("/binding/overview?by=OWNER");
            page.locator("#groups tbody td a.b").first().click();
            page.waitForURL("**/binding/accounts?owner=*");
            visitor.isClean();
        }
    }

    @Test
    void aSuggestionBecomesATaskOrATopicOfTheNextConversation() {
        String account =
                one(
                        "select id from customer.v_account a where not exists (select from binding.profile p where p.account_id = a.id) order by number desc limit 1");
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/binding/account?id=" + account);
            page.locator("#acts button", new Page.LocatorOptions().setHasText("Make it a task"))
                    .first()
                    .click();
            page.locator("#acts p", new Page.LocatorOptions().setHasText("Task of")).waitFor();
            Locator next =
                    page.locator(
                            "#acts li",
                            new Page.LocatorOptions()
                                    .setHas(page.locator("button:has-text('Next conversation')")));
            String topic = next.first().locator("p.b").innerText();
            next.first().locator("button:has-text('Next conversation')").click();
            page.locator("#acts p", new Page.LocatorOptions().setHasText("put up by")).waitFor();
            visitor.judge("binding-account-taken-up");

            visitor.open("/conversations/brief?account=" + account);
            assertThat(page.locator(".brief").innerText()).contains(topic);

            visitor.open("/binding/account?id=" + account);
            for (String verb : List.of("Close", "Drop")) {
                page.locator("#acts button:has-text('" + verb + "')").first().click();
                visitor.toasts()
                        .filter(
                                new Locator.FilterOptions()
                                        .setHasText(verb.equals("Close") ? "Closed" : "Dropped"))
                        .first()
                        .waitFor();
            }
            assertThat(page.locator("#acts button:has-text('Drop')").count()).isZero();
            visitor.isClean();
        }
    }

    @Test
    void anAdministratorKeepsTheLibraryOfMeasures() {
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("admin");
                Visitor second = Visitor.at(CRM, Look.PHONE).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/binding/measures");
            visitor.judge("binding-measures");
            page.locator("a[href^='/binding/measure?id=']").first().click();
            page.waitForURL("**/binding/measure?id=*");
            second.open("/binding/measure?id=" + page.url().split("id=")[1]);
            second.judge("binding-measure");
            page.locator("[id='form:whyEn']").fill("Because it was tested");
            page.locator("[id='form:save']").click();
            page.waitForURL("**/binding/measures");
            assertThat(page.locator("table").first().innerText()).contains("Because it was tested");

            second.page().locator("[id='form:whyEn']").fill("Because of somebody else");
            second.page().locator("[id='form:save']").click();
            Locator conflict = second.page().locator(".dialog[data-dialog=open]");
            conflict.waitFor();
            assertThat(conflict.innerText()).contains("Because it was tested");
            second.page().locator("[id='form:theirs']").click();
            conflict.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(second.page().locator("[id='form:whyEn']").inputValue())
                    .isEqualTo("Because it was tested");
        }
    }

    @Test
    void anAdministratorWritesARuleSeesWhatItWouldDoPublishesItAndBringsTheOldOneBack() {
        double before = social();
        try (Visitor visitor = Visitor.at(CRM, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/binding/rules");
            page.locator("[id='rules:begin']").click();
            page.waitForURL("**/binding/rules");
            page.locator("tr", new Page.LocatorOptions().setHasText("Event visited"))
                    .locator("a[href^='/binding/rule?id=']")
                    .click();
            page.locator("[id='form:weight']").fill("0.99");
            page.locator("[id='form:save']").click();
            page.locator("#form .ui-message-error").first().waitFor();
            visitor.judge("binding-rule");

            page.locator("[id='form:weight']").fill("0.5");
            page.locator("[id='form:save']").click();
            page.waitForURL("**/binding/rules");
            visitor.judge("binding-rules-draft");
            page.locator("[id='rules:preview']").click();
            page.locator("[id='publish:do']").waitFor();
            assertThat(social()).isEqualTo(before);
            visitor.judge("binding-preview");
            for (Look look : Look.all().toList()) {
                page.setViewportSize(look.width(), look.height());
                visitor.fits();
            }
            page.setViewportSize(Look.DESK.width(), Look.DESK.height());
            page.locator("[id='publish:note']").fill("Who visits us is bound");
            page.locator("[id='publish:do']").click();
            page.waitForURL("**/binding/rules");
            followed(page);
            assertThat(social()).isGreaterThan(before);

            page.getByText("Version 1", new Page.GetByTextOptions().setExact(true)).click();
            page.locator("a[href='/binding/rules']").last().click();
            page.locator("tr", new Page.LocatorOptions().setHasText("Version 1"))
                    .locator("button")
                    .click();
            page.locator("[id='rules:preview']").click();
            page.locator("[id='publish:do']").click();
            page.waitForURL("**/binding/rules");
            followed(page);
            assertThat(social()).isCloseTo(before, within(1e-6));
            assertThat(
                            page.locator("tr", new Page.LocatorOptions().setHasText("holds"))
                                    .innerText())
                    .contains("version 1");
            visitor.isClean();
        }
    }

    private static double social() {
        return CRM.sql()
                .first(
                        "select sum(social) as total from binding.v_profile",
                        row -> row.real("total"))
                .orElseThrow();
    }

    /** Waits until the page says no more that lists are behind. */
    private static void followed(Page page) {
        page.locator("progress[data-progress]")
                .waitFor(
                        new Locator.WaitForOptions()
                                .setState(WaitForSelectorState.DETACHED)
                                .setTimeout(60_000));
    }
}
