package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The screens of accounts, contacts and touchpoints, as somebody uses them. */
final class CustomerScreens {

    private final Visitor visitor;
    private final Page page;

    CustomerScreens(Visitor visitor) {
        this.visitor = visitor;
        this.page = visitor.page();
    }

    CustomerScreens openAccount(String id) {
        visitor.open("/accounts/account?id=" + id);
        return this;
    }

    /** How many touchpoints the customer view says there are. */
    Locator total() {
        return page.locator("#total");
    }

    /** The newest item of the timeline. */
    Locator newest() {
        return page.locator(".tl .ti").first();
    }

    Locator items() {
        return page.locator(".tl .ti");
    }

    Locator notices() {
        return page.locator(".toast");
    }

    CustomerScreens happened(String line) {
        page.getByLabel("What happened").fill(line);
        return this;
    }

    CustomerScreens along(String channel) {
        page.waitForResponse(
                response -> response.url().contains("/accounts/account"),
                () ->
                        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(channel))
                                .check(new Locator.CheckOptions().setForce(true)));
        return this;
    }

    Locator place() {
        return page.locator("[id='qlog:place']");
    }

    void log() {
        page.waitForResponse(
                response -> response.request().method().equals("POST"),
                () -> page.locator("[id='qlog:log']").click());
        assertThat(page.locator("[id='qlog:undo']")).isVisible();
    }

    void undo() {
        page.locator("[id='qlog:undo']").click();
        assertThat(page.locator("[id='qlog:undo']")).hasCount(0);
    }

    /** Types into a field of the form and leaves it, as somebody with a keyboard does. */
    CustomerScreens type(String field, String text) {
        Locator input = page.locator("[id='form:" + field + "']");
        input.fill(text);
        input.blur();
        return this;
    }

    void save() {
        page.locator("[id='form:save']").click();
    }

    void confirm() {
        page.locator(".ui-confirmdialog-yes").click();
    }
}
