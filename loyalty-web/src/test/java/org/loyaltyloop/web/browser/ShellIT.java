package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.testing.PlainVisitor;
import org.loyaltyloop.web.testing.RunningCrm;

class ShellIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void signInIsFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look)) {
            new SignInScreen(visitor).open();
            visitor.judge("signin");
        }
    }

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theShellIsFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("manager")) {
            visitor.open("/signin/password");
            visitor.judge("password");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 1024, 1440})
    void errorPagesFitAndSpeakTheReadersLanguage(int width) {
        try (Visitor visitor = Visitor.at(crm, Look.PHONE.wide(width)).signedInAs("agent")) {
            Response response = visitor.open("/no/such/page");

            assertThat(response.status()).isEqualTo(404);
            assertThat(visitor.heading()).isEqualTo("Hier is niets");
            visitor.complaints(); // the browser notes the 404 itself
            visitor.fits();
            visitor.isAccessible();
            visitor.picture("error-404");
        }
    }

    @Test
    void themeAndLanguageAreKeptForTheUserAndComeBackInAnotherBrowser() {
        try (Visitor visitor = Visitor.firstTime(crm, Look.DESK).signedInAs("marketing")) {
            press(visitor, "button[name=theme]");
            press(visitor, "button[name=language][value=nl]");
            assertThat(html(visitor).getAttribute("data-theme")).isEqualTo("dark");
        }
        try (Visitor elsewhere = Visitor.firstTime(crm, Look.DESK).signedInAs("marketing")) {
            assertThat(html(elsewhere).getAttribute("data-theme")).isEqualTo("dark");
            assertThat(html(elsewhere).getAttribute("lang")).isEqualTo("nl");
            press(elsewhere, "button[name=theme]");
            press(elsewhere, "button[name=language][value=en]");
        }
    }

    @Test
    void theKeyboardOpensSearchAndTheListOfShortcutsUnlessTurnedOff() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            Page page = visitor.page();
            page.keyboard().press("/");
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("find");
            page.keyboard().type("?");
            assertThat(page.locator("#find").inputValue()).isEqualTo("?");

            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            page.locator("#main").focus();
            page.keyboard().press("?");
            assertThat(page.locator("#shortcuts").isVisible()).isTrue();

            page.locator("#shortcuts-on").uncheck();
            page.locator("#shortcuts [data-close]").click();
            page.keyboard().press("?");
            assertThat(page.locator("#shortcuts").isVisible()).isFalse();
        }
    }

    @Test
    void theFirstTabStopSkipsToTheContent() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            visitor.page().keyboard().press("Tab");
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.page().evaluate("() => document.activeElement.id"))
                    .isEqualTo("main");
        }
    }

    @Test
    void searchFindsAnAccountByAFragmentAndLeadsThere() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            Page page = visitor.page();
            page.locator("#find").fill("hoff");
            Locator first = page.locator("#find-results [role=option]").first();
            first.waitFor();
            assertThat(first.innerText()).containsIgnoringCase("hoff");

            page.keyboard().press("Enter");
            page.waitForURL("**/accounts/account?id=*");
            visitor.isClean();
        }
    }

    @ParameterizedTest
    @CsvSource({"agent, /admin/users, 403", "marketing, /no/such/page, 404"})
    void whatIsNotOpenToARoleOrDoesNotExistSaysSo(String login, String path, int status) {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs(login)) {
            assertThat(visitor.open(path).status()).isEqualTo(status);
            assertThat(visitor.page().locator("a.btn").getAttribute("href")).isEqualTo("/");
        }
    }

    private static Locator html(Visitor visitor) {
        return visitor.page().locator("html");
    }

    private static void press(Visitor visitor, String button) {
        visitor.page().locator(".top " + button).click();
        visitor.page().waitForLoadState();
    }

    @Test
    void theRailShowsWhereAPageBelongs() {
        PlainVisitor visitor = PlainVisitor.of(crm).signedInAs("agent");
        String contact =
                crm.sql()
                        .first("select id from customer.contact limit 1", row -> row.uuid("id"))
                        .orElseThrow()
                        .toString();
        Map.of(
                        "/home/home",
                        "/home/home",
                        "/touchpoint/log",
                        "/accounts/list",
                        "/contacts/contact?id=" + contact,
                        "/accounts/list")
                .forEach(
                        (page, entry) ->
                                assertThat(
                                                visitor.get(page)
                                                        .page()
                                                        .select(".rail a[aria-current=page]")
                                                        .eachAttr("href"))
                                        .as(page)
                                        .containsExactly(entry));
    }
}
