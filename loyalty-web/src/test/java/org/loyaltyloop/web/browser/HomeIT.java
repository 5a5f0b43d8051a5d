package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

class HomeIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void homeIsFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("manager")) {
            visitor.open("/home/home");
            visitor.judge("home-manager");
        }
    }

    @Test
    void aManagerSeesWhichStagesAskForAttentionAndWhatIsBehindIt() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/home/home");
            Locator inspiration = visitor.page().locator(".watch > li:has(.badge.s1)");
            inspiration.locator("a.gapcell:has-text('Not measured')").click();
            assertThat(visitor.path()).startsWith("/config/stage?stage=INSPIRATION");

            visitor.open("/home/home");
            Locator stalled = visitor.page().locator(".watch a:has-text('stalled')").first();
            String count = stalled.innerText().split(" ")[0];
            stalled.click();
            assertThat(visitor.page().locator(".ph .sub").innerText())
                    .startsWith(count + " account");
            visitor.isClean();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "agent, Waiting for our answer",
        "sales, Gone quiet at my accounts",
        "marketing, New in Inspiration and Orientation",
        "manager, Gone quiet at our accounts",
        "admin, Keep it running"
    })
    void everyRoleFindsItsOwnWork(String login, String panel) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs(login)) {
            visitor.open("/home/home");

            assertThat(visitor.page().locator(".panel h2").allInnerTexts())
                    .anyMatch(title -> title.startsWith(panel));
            visitor.judge("home-" + login);
        }
    }
}
