package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
