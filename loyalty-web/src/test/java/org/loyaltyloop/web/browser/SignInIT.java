package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.testing.RunningCrm;

class SignInIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @ValueSource(strings = {"agent", "sales", "marketing", "manager", "admin"})
    void everyDemoUserSignsInAndIsGreeted(String login) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK)) {
            visitor.signedInAs(login);

            assertThat(visitor.path()).isEqualTo("/home/home");
            visitor.isClean();
        }
    }

    @Test
    void whoWantedAPageComesBackToItAfterSigningIn() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK)) {
            visitor.open("/signin/password?from=bookmark");
            assertThat(visitor.path()).startsWith("/signin/signin?to=");

            new SignInScreen(visitor).signIn("agent", "demo");

            assertThat(visitor.path()).isEqualTo("/signin/password?from=bookmark");
        }
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhichOfTheTwoWasWrong() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK)) {
            SignInScreen screen = new SignInScreen(visitor).open();

            screen.signIn("agent", "wrong");
            assertThat(screen.alert()).containsText("do not go together");
            screen.signIn("nobody-has-this-login", "wrong");
            assertThat(screen.alert()).containsText("do not go together");

            assertThat(visitor.page().locator("#password").inputValue()).isEmpty();
        }
    }

    @Test
    void manyWrongPasswordsMakeEverybodyWaitAtThatLogin() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK)) {
            SignInScreen screen = new SignInScreen(visitor).open();
            for (int i = 0; i < 12; i++) {
                screen.signIn("throttled-login", "wrong");
            }
            assertThat(screen.alert()).containsText("Too many attempts");
        }
    }

    @Test
    void theSessionGetsANewIdentifierAndItsCookieIsOutOfReachOfScripts() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK)) {
            new SignInScreen(visitor).open();
            Optional<Cookie> before = session(visitor);
            new SignInScreen(visitor).signIn("agent", "demo");
            Cookie after = session(visitor).orElseThrow();

            assertThat(before.map(cookie -> cookie.value)).isNotEqualTo(Optional.of(after.value));
            assertThat(after.httpOnly).isTrue();
            assertThat(String.valueOf(after.sameSite)).isEqualToIgnoringCase("LAX");
        }
    }

    @Test
    void whoSignsOutIsOut() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            visitor.page().locator(".top details.menu > summary").click();
            visitor.page().locator("form[action='/sign-out'] button").click();
            visitor.page().waitForLoadState();
            assertThat(visitor.path()).startsWith("/signin/signin");

            visitor.open("/home/home");
            assertThat(visitor.path()).startsWith("/signin/signin");
        }
    }

    @ParameterizedTest
    @CsvSource({"nl, Aanmelden", "en, Sign in", "de, Sign in"})
    void theBrowsersLanguageCountsUntilOneIsChosen(String language, String heading) {
        Look look = Look.DESK.in(language);
        try (Visitor visitor = Visitor.firstTime(crm, look)) {
            new SignInScreen(visitor).open();
            assertThat(visitor.heading()).isEqualTo(heading);

            visitor.page().locator("button[name=language][value=nl]").first().click();
            visitor.page().waitForLoadState();
            assertThat(visitor.heading()).isEqualTo("Aanmelden");
            assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("nl");
        }
    }

    private static Optional<Cookie> session(Visitor visitor) {
        return visitor.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("LOYALTYLOOP"))
                .findFirst();
    }
}
