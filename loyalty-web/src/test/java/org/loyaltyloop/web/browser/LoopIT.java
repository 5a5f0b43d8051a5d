package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.testing.RunningCrm;

class LoopIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theDashboardAndItsListsAreFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("manager")) {
            visitor.open("/loop/dashboard");
            visitor.judge("loop-dashboard");
            assertThat(visitor.page().locator(".stages tbody tr").count()).isEqualTo(8);
            visitor.open("/loop/accounts?stage=SERVICE&set=NOW");
            visitor.judge("loop-accounts");
            visitor.open("/loop/touchpoints?stage=SERVICE");
            visitor.judge("loop-touchpoints");
        }
    }

    @Test
    void theRingAndItsTableSayTheSame() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard");
            Page page = visitor.page();
            String inRing = page.locator(".bigring a.s6 text").textContent();
            page.locator(".dash .seg a").click();
            page.waitForLoadState();

            String inTable =
                    page.locator(".ringtbl tbody tr").nth(5).locator("a").first().innerText();
            assertThat(inTable).isEqualTo(inRing);
        }
    }

    @Test
    void aFigureLeadsToAsManyAccountsAsItSays() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard");
            Page page = visitor.page();
            Locator stalled = page.locator(".kpis a.v").nth(1);
            int count = Integer.parseInt(stalled.innerText());
            stalled.click();
            page.waitForLoadState();

            assertThat(visitor.path()).contains("set=STALLED");
            assertThat(page.locator(".ph .sub").innerText()).startsWith(count + " account");
            assertThat(page.locator(".stk tbody tr").count()).isEqualTo(Math.min(count, 50));
        }
    }

    @Test
    void aPeriodWithoutTouchpointsIsEmptyAndNotZero() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/loop/dashboard?from=1990-01-01&to=1990-03-31");

            assertThat(visitor.page().locator(".empty").isVisible()).isTrue();
            assertThat(visitor.page().locator(".bigring").count()).isZero();
            visitor.judge("loop-empty");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/loop/dashboard?period=x&team=%00&department=FISH&from=9999-99-99",
                "/loop/accounts?stage=NOWHERE&set=NOBODY",
                "/loop/touchpoints?direction=UP&stage="
            })
    void anAddressThatMakesNoSenseStillShowsThePage(String address) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            assertThat(visitor.open(address).status()).isEqualTo(200);
            visitor.isClean();
        }
    }
}
