package org.loyaltyloop.web.browser;

import com.microsoft.playwright.Locator;

/** The sign-in page. */
final class SignInScreen {

    private final Visitor visitor;

    SignInScreen(Visitor visitor) {
        this.visitor = visitor;
    }

    SignInScreen open() {
        visitor.open("/signin/signin");
        return this;
    }

    void signIn(String login, String password) {
        visitor.page().locator("#login").fill(login);
        visitor.page().locator("#password").fill(password);
        visitor.page().locator("#submit").click();
        visitor.page().waitForLoadState();
    }

    Locator alert() {
        return visitor.page().locator("[role=alert]");
    }
}
