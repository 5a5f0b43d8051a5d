package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.testing.RunningCrm;

/** What stands behind the figures of the loop, and what can be taken along. */
class LoopFiguresIT {

    private static final List<String> DASHBOARD_PICTURES = List.of("loop-ring", "loop-stages");
    private static final List<String> PICTURES =
            List.of(
                    "loop-ring",
                    "loop-stages",
                    "stage-figures",
                    "stage-flow",
                    "stage-channels",
                    "stage-dwell",
                    "stage-response",
                    "loop-steps",
                    "loop-ways");

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/loop/dashboard?period=last-quarter",
                "/loop/dashboard?department=SERVICE&period=12m",
                "/loop/dashboard?channel=PHONE&team=mine"
            })
    void everyFigureLeadsToAsManyRecordsAsItSays(String address) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open(address);
            Map<String, Long> figures = new LinkedHashMap<>();
            for (Locator link :
                    visitor.page()
                            .locator(".ringtbl a.lk, .bigring a, .stages td.num > a.lk, .kpis a.v")
                            .all()) {
                String shown = figure(link);
                if (shown.matches("[\\d,]+")) {
                    figures.put(link.getAttribute("href"), number(shown));
                }
            }
            assertThat(figures).hasSizeGreaterThan(10);
            for (Map.Entry<String, Long> figure : sample(figures)) {
                visitor.open(figure.getKey());
                assertThat(found(visitor.page())).as(figure.getKey()).isEqualTo(figure.getValue());
            }
        }
    }

    @Test
    void touchpointsAreAsManyAsTheDatabaseHas() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard?from=2026-01-01&to=2026-12-31&department=SERVICE");
            List<Locator> rows = visitor.page().locator(".stages tbody tr").all();
            assertThat(rows).hasSize(8);
            for (int stage = 1; stage <= 8; stage++) {
                String shown =
                        rows.get(stage - 1)
                                .locator("td")
                                .nth(3)
                                .locator("a, span")
                                .first()
                                .innerText();
                assertThat(number(shown))
                        .isEqualTo(
                                crm.sql()
                                        .number(
                                                """
                                                select count(*) from touchpoint.touchpoint
                                                where stage = ? and department = 'SERVICE' and withdrawn_at is null
                                                  and occurred_at >= timestamp '2026-01-01' at time zone 'Europe/Amsterdam'
                                                  and occurred_at < timestamp '2027-01-01' at time zone 'Europe/Amsterdam'
                                                """,
                                                stage));
            }
        }
    }

    @Test
    void answersBehindAScoreAreAsManyAsTheScoreSays() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/stage?stage=SERVICE&period=12m");
            Locator scores = visitor.page().locator(".scorelist li");
            assertThat(scores.count()).isPositive();
            long answers = number(scores.first().locator(".xs").innerText().split(" ")[0]);
            visitor.page().locator(".scorelist a").first().click();
            visitor.page().waitForLoadState();

            assertThat(visitor.path()).contains("asked=SERVICE");
            assertThat(found(visitor.page())).isEqualTo(answers);
        }
    }

    @Test
    void filtersStandInTheAddressAndSurviveTheWayToAListAndBack() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard");
            Page page = visitor.page();
            page.locator(".fbar summary", new Page.LocatorOptions().setHasText("Department"))
                    .click();
            page.locator(".pick[open] label", new Page.LocatorOptions().setHasText("Service"))
                    .click();
            page.waitForURL("**department=SERVICE**");
            page.reload();
            assertThat(
                            page.locator(
                                            ".chip.on",
                                            new Page.LocatorOptions().setHasText("Service"))
                                    .count())
                    .isOne();

            page.locator(".bigring a.s6").click();
            page.waitForLoadState();
            assertThat(visitor.path()).startsWith("/loop/accounts").contains("department=SERVICE");
            page.locator(".crumb a").click();
            page.waitForLoadState();
            assertThat(visitor.path()).startsWith("/loop/dashboard").contains("department=SERVICE");
        }
    }

    @Test
    void anyTwoPeriodsCanBeCompared() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open(
                    "/loop/dashboard?from=2026-06-01&to=2026-06-30&cfrom=2026-02-01&cto=2026-02-28");

            assertThat(visitor.page().locator(".ph .sub").innerText())
                    .isEqualTo(
                            "1 Jun 2026 to 30 Jun 2026, compared with 1 Feb 2026 to 28 Feb 2026");
        }
    }

    @Test
    void aViewIsKeptUnderItsNameAndForgottenAgain() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard?department=SALES");
            Page page = visitor.page();
            page.locator("button[data-open=view-dialog]").click();
            page.locator("#view\\:name").fill("Sales only");
            page.locator("#view\\:save").click();
            page.waitForURL("**department=SALES**");
            page.locator(".tabs a", new Page.LocatorOptions().setHasText("Sales only")).waitFor();
            assertThat(page.locator(".tabs a.on").innerText()).isEqualTo("Sales only");

            page.locator("button[data-open=view-dialog]").click();
            page.locator("#view\\:forget").click();
            page.locator(".toast", new Page.LocatorOptions().setHasText("deleted")).waitFor();
            assertThat(page.locator(".tabs").count()).isZero();
        }
    }

    @Test
    void figuresAndListsGoIntoFilesForWhoeverMayTakeThem() throws IOException {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard?period=12m");
            List<String> lines = download(visitor.page(), ".ph .act a");
            assertThat(lines).hasSize(1 + 2 * 8);
            assertThat(lines.get(0)).contains("Stage", "Touchpoints", "NPS");

            visitor.open("/loop/accounts?stage=SERVICE&set=NOW&period=12m");
            long accounts = found(visitor.page());
            assertThat(download(visitor.page(), ".ph .act a")).hasSize((int) accounts + 1);
        }
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            visitor.open("/loop/dashboard");
            assertThat(visitor.page().locator(".ph .act a").count()).isZero();
            assertThat(visitor.open("/loop/figures.csv").status()).isEqualTo(403);
            visitor.complaints();
        }
    }

    @Test
    void thePanelsCanBeSavedAsPictures() throws IOException {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            for (String panel : PICTURES) {
                String page =
                        panel.startsWith("stage") ? "/loop/stage?stage=SERVICE" : "/loop/paths";
                visitor.open(DASHBOARD_PICTURES.contains(panel) ? "/loop/dashboard" : page);
                Download download =
                        visitor.page()
                                .waitForDownload(
                                        () ->
                                                visitor.page()
                                                        .locator(
                                                                "button[data-picture="
                                                                        + panel
                                                                        + "]")
                                                        .click());
                assertThat(download.suggestedFilename()).isEqualTo(panel + ".png");
                byte[] picture = Files.readAllBytes(download.path());
                assertThat(picture).hasSizeGreaterThan(10_000).startsWith(0x89, 'P', 'N', 'G');
                Files.write(
                        java.nio.file.Path.of("target", "screenshots", "saved-" + panel + ".png"),
                        picture);
            }
            visitor.isClean();
        }
    }

    private static List<String> download(Page page, String link) throws IOException {
        Download download = page.waitForDownload(() -> page.locator(link).first().click());
        return Files.readAllLines(download.path());
    }

    /** What a link shows; in the ring its title, for the pointer, stands beside it. */
    private static String figure(Locator link) {
        return ((String) link.evaluate("e => (e.querySelector('text') || e).textContent")).strip();
    }

    /** The first number that the heading of a list names. */
    private static long found(Page page) {
        String words = page.locator(".ph .sub").innerText();
        return words.startsWith("None") ? 0 : number(words.split(" ")[0]);
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replaceAll("\\D", ""));
    }

    /** Every third figure: all kinds of them, and the test stays short. */
    private static List<Map.Entry<String, Long>> sample(Map<String, Long> figures) {
        List<Map.Entry<String, Long>> all = new ArrayList<>(figures.entrySet());
        List<Map.Entry<String, Long>> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 3) {
            some.add(all.get(i));
        }
        return some;
    }
}
