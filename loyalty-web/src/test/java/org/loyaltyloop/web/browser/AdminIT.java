package org.loyaltyloop.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

class AdminIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void administrationIsFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("admin")) {
            for (String page :
                    new String[] {"users", "user", "teams", "keys", "settings", "maintenance"}) {
                visitor.open("/admin/" + page);
                visitor.judge("admin-" + page);
            }
        }
    }

    @Test
    void aNewUserSignsInWithTheOneTimePasswordAndHasToChooseAnother() {
        String password;
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            visitor.open("/admin/user");
            Page page = visitor.page();
            page.fill("[id='user:login']", "saskia.testa");
            page.fill("[id='user:displayName']", "Saskia d'Hondt-van 't Hof 😀");
            page.click("button:has-text('Add user')");
            password = page.locator(".secret code").innerText();
            page.locator("[id='access:disable']").waitFor();
        }
        try (Visitor newcomer = Visitor.at(crm, Look.DESK)) {
            new SignInScreen(newcomer).open().signIn("saskia.testa", password);

            assertThat(newcomer.path()).startsWith("/signin/password");
        }
    }

    @Test
    void ofTwoWhoChangeTheSettingsTheSecondIsTold() {
        try (Visitor one = Visitor.at(crm, Look.DESK).signedInAs("admin");
                Visitor other = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            one.open("/admin/settings");
            String firm = one.page().inputValue("[id='settings:name']");
            other.open("/admin/settings");
            try {
                one.page().fill("[id='settings:name']", "Verkerk & Zn. <b>");
                one.page().click("[id='settings:save']");
                assertThat(one.toasts().first().innerText()).contains("saved");

                other.page().fill("[id='settings:name']", "Somebody else");
                other.page().click("[id='settings:save']");
                other.toasts().first().waitFor();

                assertThat(other.page().inputValue("[id='settings:name']"))
                        .as("what was typed")
                        .isEqualTo("Somebody else");
                other.open("/admin/settings");
                assertThat(other.page().inputValue("[id='settings:name']"))
                        .isEqualTo("Verkerk & Zn. <b>");
            } finally {
                one.open("/admin/settings");
                one.page().fill("[id='settings:name']", firm);
                one.page().click("[id='settings:save']");
                one.toasts().first().waitFor();
            }
        }
    }

    @Test
    void aRateIsSetInWordsOfTheReaderAndWhatIsNoRateIsRefused() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            visitor.open("/admin/settings");
            visitor.page().selectOption("[id='rates:currency']", "ISK");
            visitor.page().fill("[id='rates:rate']", "dear");
            visitor.page().click("[id='rates:save']");
            assertThat(visitor.toasts().first().innerText()).contains("right form");
            assertThat(visitor.page().inputValue("[id='rates:rate']")).isEqualTo("dear");

            visitor.open("/admin/settings");
            visitor.page().selectOption("[id='rates:currency']", "ISK");
            visitor.page().fill("[id='rates:rate']", "0,0069");
            visitor.page().click("[id='rates:save']");
            visitor.page().getByText("1 ISK = 0.0069 EUR").waitFor();
        } finally {
            crm.sql().update("delete from platform.setting where key = 'money.rate.ISK'");
        }
    }

    @Test
    void figuresAreRecountedAndTheHistorySaysByWhom() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            visitor.open("/admin/maintenance");
            Page page = visitor.page();
            page.locator(".tasks .panel").nth(1).locator("button").click();
            page.locator(".ui-confirmdialog-yes").click();
            page.locator("tbody tr:has-text('Recount the figures'):has-text('Done')")
                    .first()
                    .waitFor();

            assertThat(page.locator("tbody tr").first().innerText())
                    .contains("Recount the figures", "Wouter IJzerman");
            visitor.isClean();
        }
    }

    @Test
    void aKeyIsShownOnceAndStopsWorkingWhenItIsRevoked() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            visitor.open("/admin/keys");
            Page page = visitor.page();
            page.fill("[id='keys:name']", "Till of shop 12");
            page.locator("input[name='keys:scopes']").first().check();
            page.click("button:has-text('Make key')");
            String key = page.locator(".secret code").innerText();
            assertThat(key).hasSizeGreaterThan(40);

            visitor.open("/admin/keys");
            assertThat(page.content()).doesNotContain(key).contains("Till of shop 12");

            page.locator("tr:has-text('Till of shop 12') button").click();
            page.locator(".ui-confirmdialog-yes").click();
            page.locator("tr:has-text('Till of shop 12') >> text=Revoked").waitFor();
        }
    }

    @Test
    void theLastAdministratorCannotTakeTheRoleFromThemselves() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            visitor.open("/admin/users");
            Page page = visitor.page();
            page.locator("tr", new Page.LocatorOptions().setHasText("Administrator"))
                    .locator("a")
                    .first()
                    .click();
            page.waitForLoadState();
            page.locator("[id='access:disable']").click();
            page.locator(".ui-confirmdialog-yes").click();

            visitor.toasts().first().waitFor();
            assertThat(visitor.path()).startsWith("/admin/user");
            visitor.open("/admin/users");
            assertThat(page.locator("tr:has-text('Administrator')").first().innerText())
                    .contains("Has access");
        }
    }

    @Test
    void nobodyElseGetsIn() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            assertThat(visitor.open("/admin/users").status()).isEqualTo(403);
            visitor.complaints(); // the browser notes the 403 itself
        }
    }
}
