package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

class ConfigIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void stageSettingsAreFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("manager")) {
            visitor.open("/config/stages");
            visitor.judge("config-stages");
            visitor.open("/config/stage?stage=SERVICE");
            visitor.judge("config-stage");
        }
    }

    @Test
    void aManagerSetsAStageAndTheGapIsClosed() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            Page page = visitor.page();
            visitor.open("/config/stage?stage=ORIENTATION");
            page.selectOption("[id='form:owner']", "");
            page.click("[id='form:save']");
            page.waitForURL("**/config/stages");
            assertThat(page.locator("tr:has-text('Orientation')").innerText())
                    .contains("Nobody owns it");

            visitor.open("/config/stage?stage=ORIENTATION");
            page.selectOption("[id='form:owner']", new SelectOption().setIndex(1));
            page.fill("[id='form:patienceDays']", "0");
            page.fill("[id='form:target_CONVERSION']", "42,5");
            page.click("[id='form:save']");
            page.locator(".ui-message-error").first().waitFor();
            assertThat(page.inputValue("[id='form:target_CONVERSION']")).isEqualTo("42,5");

            page.fill("[id='form:patienceDays']", "33");
            page.click("[id='form:save']");
            page.waitForURL("**/config/stages");

            String row = page.locator("tr:has-text('Orientation')").innerText();
            assertThat(row).contains("33 days").contains("Conversion at least 42.5%");
            assertThat(row).doesNotContain("Nobody owns it");
        }
    }

    @Test
    void theSecondOfTwoManagersSeesBothVersions() {
        try (Visitor first = Visitor.at(crm, Look.DESK).signedInAs("manager");
                Visitor second = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            first.open("/config/stage?stage=ENGAGEMENT");
            second.open("/config/stage?stage=ENGAGEMENT");
            first.page().fill("[id='form:patienceDays']", "70");
            first.page().click("[id='form:save']");
            first.page().waitForURL("**/config/stages");

            second.page().fill("[id='form:patienceDays']", "80");
            second.page().click("[id='form:save']");
            second.page().locator(".dialog.wide").waitFor();
            assertThat(second.page().locator(".dialog.wide").innerText())
                    .contains("70")
                    .contains("80")
                    .contains("90");
            second.judge("config-stage-conflict");
            second.page().click("[id='form:saveChoices']");
            second.page().waitForURL("**/config/stages");
            assertThat(second.page().locator("tr:has-text('Engagement')").innerText())
                    .contains("80 days");
        }
    }

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theCatalogueAndTheRulesAreFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("admin")) {
            visitor.open("/config/types");
            visitor.judge("config-types");
            visitor.open("/config/type?code=ORDER_PLACED");
            visitor.judge("config-type");
            visitor.open("/config/uses?type=ORDER_PLACED");
            visitor.judge("config-uses");
            visitor.open("/config/rules");
            visitor.judge("config-rules");
            visitor.open("/config/version?version=0");
            visitor.judge("config-version");
        }
    }

    @Test
    void anAdministratorWritesARulePreviewsItPublishesItAndTakesItBack() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/config/rules");
            page.click("[id='rules:begin']");
            page.waitForURL("**/config/rules");
            page.click("text=Add a rule");
            page.waitForURL("**/config/rule");
            page.fill("[id='form:name']", "Reviews show involvement");
            page.selectOption("[id='form:stage']", "ENGAGEMENT");
            page.click("[id='form:add']");
            page.locator(".cfg-condition").waitFor();
            page.getByLabel("Review", new Page.GetByLabelOptions().setExact(true)).check();
            visitor.judge("config-rule");
            page.click("[id='form:save']");
            page.waitForURL("**/config/rules");
            assertThat(page.locator(".cfg-rule").innerText())
                    .contains("Reviews show involvement")
                    .contains("Type is Review");
            visitor.judge("config-rules-draft");

            page.click("[id='rules:preview']");
            page.waitForURL("**/config/preview**");
            page.locator("[id='publish:go']").waitFor();
            assertThat(page.locator(".cfg-matrix").innerText()).contains("Interaction");
            visitor.judge("config-preview");
            for (Look look : Look.all().toList()) {
                page.setViewportSize(look.width(), look.height());
                visitor.fits();
            }
            page.setViewportSize(Look.DESK.width(), Look.DESK.height());
            page.fill("[id='publish:note']", "Reviews count as engagement");
            page.click("[id='publish:go']");
            page.waitForURL("**/config/rules");

            replayed(page);
            long moved =
                    crm.sql()
                            .number(
                                    "select count(*) from touchpoint.touchpoint where type = 'REVIEW' and stage = 8 and withdrawn_at is null");
            assertThat(moved).isPositive();
            String id =
                    crm.sql()
                            .first(
                                    "select id from touchpoint.touchpoint where type = 'REVIEW' and stage = 8 and withdrawn_at is null limit 1",
                                    row -> row.uuid("id").toString())
                            .orElseThrow();
            visitor.open("/touchpoint/touchpoint?id=" + id);
            assertThat(page.locator(".history").innerText())
                    .contains("placed by the rule “Reviews show involvement”");
            visitor.judge("touchpoint-by-rule");

            visitor.open("/config/version?version=0");
            page.click("[id='version:restore']");
            page.waitForURL("**/config/rules");
            page.click("[id='rules:preview']");
            page.locator("[id='publish:go']").waitFor();
            page.click("[id='publish:go']");
            page.waitForURL("**/config/rules");
            replayed(page);
            assertThat(
                            crm.sql()
                                    .number(
                                            "select count(*) from touchpoint.touchpoint where type = 'REVIEW' and stage = 8 and withdrawn_at is null"))
                    .isZero();
        }
    }

    @Test
    void aChangeOfWhatATypeMeansIsShownBeforeItIsDone() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            visitor.open("/config/type?code=WEB_VISIT");
            page.selectOption("[id='form:movesLoop']", "false");
            page.click("[id='form:save']");
            page.waitForURL("**/config/preview**");
            page.locator("[id='change:go']").waitFor();
            assertThat(page.locator(".cfg-kpis").innerText()).contains("folded anew");
            visitor.judge("config-preview-type");

            page.click(".cfg-do >> text=Back");
            page.waitForURL("**/config/type?code=WEB_VISIT");
            assertThat(page.inputValue("[id='form:movesLoop']")).isEqualTo("true");
        }
    }

    @Test
    void whoIsNoAdministratorKeepsOutOfCatalogueAndRules() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            assertThat(visitor.open("/config/rules").status()).isEqualTo(403);
            assertThat(visitor.open("/config/types").status()).isEqualTo(403);
            visitor.complaints(); // the browser notes the 403 itself
        }
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            assertThat(visitor.open("/config/stages").status()).isEqualTo(403);
            visitor.complaints();
        }
    }

    /** Waits until the page says no more that touchpoints are being placed anew. */
    private static void replayed(Page page) {
        page.locator("progress[data-progress]")
                .waitFor(
                        new Locator.WaitForOptions()
                                .setState(WaitForSelectorState.DETACHED)
                                .setTimeout(60_000));
    }
}
