package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

/** A manager brings a file in: upload, mapping, dry run, import, report, again, undo. */
class ImportIT {

    private static final double PATIENCE = 60_000;
    private static final String PIPELINE =
            """
            opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
            ZZ1,Anna,ZZ Basic,Zilverzand Test,Won,2016-10-20,2017-03-01,1054
            ZZ2,Anna,ZZBasic,Zilverzand Test,Lost,2016-10-25,2017-03-11,0
            ZZ3,Anna,ZZ Basic,,Engaging,2016-10-26,,
            ZZ4,Anna,ZZ Basic,,Prospecting,,,
            """;

    private final RunningCrm crm = DemoCrm.running();

    @Test
    void aPipelineComesInAddsNothingAgainAndIsUndone() throws IOException {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            Page page = visitor.page();
            upload(visitor);
            assertThat(page.locator("[id='form:start'] option:checked"))
                    .containsText("Sales pipeline");
            page.locator("[id='form:check']").click();
            page.waitForURL(Pattern.compile(".*/imports/run.*"));
            figures(page, "4 of 4", "5", "1", "1");
            page.locator("[id='form:import']").click();
            patient(assertThat(page.locator("[id='form:undo']")));
            figures(page, "4 of 4", "5", "1", "1");

            Download report =
                    page.waitForDownload(() -> page.locator("a[href^='/imports/report']").click());
            assertThat(Files.readString(report.path(), StandardCharsets.UTF_8))
                    .contains("ZZ Basic")
                    .contains("The column is empty");

            String run = page.url();
            upload(visitor);
            page.locator("[id='form:check']").click();
            page.waitForURL(Pattern.compile(".*/imports/run.*"));
            figures(page, "4 of 4", "0", "1", "1");
            assertThat(page.locator("[id='form:import']")).hasCount(0);

            page.navigate(run);
            page.locator("[id='form:undo']").click();
            page.locator(".ui-confirmdialog-yes:visible").click();
            patient(assertThat(page.getByText("Undone").first()));
        }
    }

    @Test
    void aFileThatCannotBeReadLeadsBackToTheChoiceOfOneWithItsReason() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
            send(visitor, "picture.csv", picture);
            assertThat(visitor.toasts()).containsText("No table can be read from this file");
            assertThat(visitor.page()).hasURL(Pattern.compile(".*/imports/new$"));
            assertThat(visitor.page().locator("input[type=file]")).isVisible();
        }
    }

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theScreensAreFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("manager")) {
            visitor.open("/imports/list");
            visitor.judge("imports-list");
            visitor.open("/imports/new");
            visitor.judge("imports-new");
            upload(visitor);
            visitor.judge("imports-mapping");
            visitor.page().locator("[id='form:check']").click();
            visitor.page().waitForURL(Pattern.compile(".*/imports/run.*"));
            patient(assertThat(visitor.page().locator(".panel .tag.ok").first()));
            visitor.judge("imports-run");
        }
    }

    private static void upload(Visitor visitor) {
        send(visitor, "zz_pipeline.csv", PIPELINE.getBytes(StandardCharsets.UTF_8));
        visitor.page().waitForURL(Pattern.compile(".*/imports/mapping.*"));
    }

    private static void send(Visitor visitor, String name, byte[] file) {
        visitor.open("/imports/new");
        visitor.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", file));
        visitor.page().locator("[id='upload:go']").click();
    }

    /**
     * Rows read, and the figures for new, left out and refused; the page reloads when the run ends.
     */
    private static void figures(
            Page page, String rows, String created, String skipped, String rejected) {
        Locator figures = page.locator(".kpis .v");
        assertThat(page.locator("#run-rows"))
                .containsText(
                        rows, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator(".panel .tag.ok").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        assertThat(figures.nth(0)).hasText(created);
        assertThat(figures.nth(3)).hasText(skipped);
        assertThat(figures.nth(4)).hasText(rejected);
    }

    private static void patient(LocatorAssertions assertion) {
        assertion.isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }
}
