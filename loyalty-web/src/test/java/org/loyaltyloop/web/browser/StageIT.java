package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

/** A stage's own page, and the paths between stages. */
class StageIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void aStageAndThePathsAreFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("manager")) {
            visitor.open("/loop/stage?stage=SERVICE&period=12m");
            assertThat(visitor.page().locator(".heat tbody tr").count()).isPositive();
            assertThat(visitor.page().locator(".histo").count()).isEqualTo(2);
            visitor.judge("loop-stage");
            visitor.open("/loop/stage?stage=ENGAGEMENT&improve=new");
            visitor.judge("loop-stage-improve");
            visitor.open("/loop/paths?period=12m");
            assertThat(visitor.page().locator(".matrix tbody tr").count()).isEqualTo(8);
            visitor.judge("loop-paths");
        }
    }

    @Test
    void anImprovementIsPlannedChangedAndDone() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            Page page = visitor.page();
            visitor.open("/loop/stage?stage=TRANSACTION");
            page.locator(".ph a.pri").click();
            page.locator("#plan\\:title").fill("Shorter order form");
            page.locator("#plan\\:due").fill("2031-05-01");
            page.locator("#plan\\:measure").selectOption("CONVERSION");
            page.locator("#plan\\:save").click();
            Locator line =
                    page.locator(
                            "#improvements tr",
                            new Page.LocatorOptions().setHasText("Shorter order form"));
            line.waitFor();
            assertThat(line.innerText()).contains("1 May 2031", "Conversion");
            assertThat(visitor.path()).startsWith("/loop/stage?").contains("stage=TRANSACTION");

            line.locator("a").first().click();
            page.locator("#plan\\:title").fill("Order form of one page");
            page.locator("#plan\\:save").click();
            Locator changed =
                    page.locator(
                            "#improvements tr",
                            new Page.LocatorOptions().setHasText("Order form of one page"));
            changed.waitFor();

            changed.locator("a").first().click();
            page.locator("#plan\\:finish").click();
            page.locator(
                            "#improvements tr",
                            new Page.LocatorOptions().setHasText("Order form of one page"))
                    .locator(".tag.ok")
                    .waitFor();
            assertThat(
                            crm.sql()
                                    .number(
                                            "select count(*) from loop.improvement where title = 'Order form of one page' and status = 'DONE'"))
                    .isOne();
            visitor.isClean();
        }
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            Page page = visitor.page();
            visitor.open("/loop/stage?stage=SELECTION&improve=new");
            page.locator("#plan\\:note").fill("We thought about this for long");
            page.locator("#plan\\:save").click();

            visitor.toasts().first().waitFor();
            assertThat(page.locator("#plan\\:note").inputValue())
                    .isEqualTo("We thought about this for long");
        }
    }

    @Test
    void whoDoesNotAnswerForTheStagePlansNothing() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("marketing")) {
            visitor.open("/loop/stage?stage=SERVICE&improve=new");
            assertThat(visitor.page().locator("#plan").count()).isZero();
            visitor.open("/loop/stage?stage=INSPIRATION&improve=new");
            assertThat(visitor.page().locator("#plan").count()).as("its owner").isOne();
        }
    }

    @Test
    void aStageWithoutOwnerStandsOutAndSaysWhoMayCloseTheGap() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            visitor.open("/loop/stage?stage=ENGAGEMENT");
            assertThat(visitor.page().locator(".ph .gapcell").innerText()).isEqualTo("No owner");
        }
    }

    @Test
    void lowScoresComeFirst() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/stage?stage=EXPERIENCE&period=12m");
            Locator said = visitor.page().locator("#verbatims li .xs");
            assertThat(said.count()).isGreaterThan(3);
            double last = 0;
            for (String words : said.allInnerTexts()) {
                double goodness = goodness(words);
                assertThat(goodness).as(words).isGreaterThanOrEqualTo(last);
                last = goodness;
            }
        }
    }

    /** Where a score such as "NPS 3 of 10" lies on its scale, from 0 to 1. */
    private static double goodness(String words) {
        int score =
                Integer.parseInt(
                        words.replaceAll("^\\D+(?:\\d\\.\\d )?(\\d+) of .*$", "$1").strip());
        return words.startsWith("NPS")
                ? score / 10.0
                : words.startsWith("CSAT") ? (score - 1) / 4.0 : (score - 1) / 6.0;
    }
}
