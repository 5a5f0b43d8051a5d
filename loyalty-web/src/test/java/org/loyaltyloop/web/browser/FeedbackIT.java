package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.feedback.Invited;
import org.loyaltyloop.web.testing.RunningCrm;

class FeedbackIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void askingIsFitForEveryEye(Look look) {
        Invited eva = Invited.in(crm.sql(), "nl");
        crm.sql()
                .update(
                        """
                        insert into platform.outbox (id, kind, params, state, attempts, due_at, last_error, created_at, ended_at)
                        values (?, 'survey-invitation', '{}', 'DEAD', 12, now(), 'MailConnectException: no answer', now(), now())
                        """,
                        UUID.randomUUID());
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("admin")) {
            visitor.open("/feedback/invitations");
            visitor.judge("feedback-invitations");
            visitor.open("/feedback/invitations?state=WITHDRAWN&stage=INSPIRATION");
            visitor.judge("feedback-nothing");
            visitor.open("/feedback/invitation?id=" + eva.id());
            visitor.judge("feedback-invitation");
            visitor.open("/feedback/ask?account=" + eva.account());
            visitor.judge("feedback-ask");
            visitor.open("/feedback/policies");
            visitor.judge("feedback-policies");
            visitor.open("/feedback/policy?stage=SERVICE");
            visitor.judge("feedback-policy");
            visitor.open("/admin/outbox");
            visitor.judge("admin-outbox");
            visitor.open("/contacts/contact?id=" + eva.contact());
            visitor.judge("feedback-contact");
        }
    }

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theCustomersPageIsFitForEveryEye(Look look) {
        Invited eva = Invited.in(crm.sql(), look.language());
        crm.sql()
                .update(
                        "update feedback.invitation set metric = ? where id = ?",
                        look.width() == 320 ? "NPS" : look.width() == 390 ? "CES2" : "CSAT",
                        eva.id().value());
        try (Visitor visitor = Visitor.at(crm, look)) {
            visitor.open(eva.link());
            visitor.judge("survey-ask");
            visitor.page().locator("input[name=score]").nth(3).check();
            visitor.page().locator("button[type=submit]").click();
            assertThat(visitor.page().locator("h1")).not().hasText(question(look));
            visitor.judge("survey-thanks");
            assertThat(visitor.open(eva.link()).status()).isEqualTo(410);
            visitor.complaints(); // the browser notes the 410 itself
            visitor.judge("survey-answered");
            visitor.open("/survey/stop?t=" + eva.refusalToken());
            visitor.judge("survey-stop");
        }
    }

    @Test
    void anAgentMakesALinkAndTheCustomerAnswersItByKeyboard() {
        Invited eva = Invited.in(crm.sql(), "en");
        crm.sql().update("delete from feedback.invitation where id = ?", eva.id().value());
        String link;
        String made;
        try (Visitor agent = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            agent.open("/contacts/contact?id=" + eva.contact());
            agent.page().locator("a:has-text('Ask for feedback')").click();
            agent.page().locator("[id='ask:stage']").selectOption("EXPERIENCE");
            assertThat(agent.page().locator(".asked .question"))
                    .containsText("How likely are you to recommend us");
            agent.page().locator("[id='ask:make']").click();
            link = agent.page().locator("#link").inputValue();
            made = agent.path();
            assertThat(link).startsWith(crm.url("/survey?t="));

            agent.open("/feedback/ask?account=" + eva.account());
            agent.page().locator("[id='ask:make']").click();
            assertThat(agent.toasts().first()).containsText("already has an open invitation");
        }
        try (Visitor customer = Visitor.firstTime(crm, Look.PHONE.in("en"))) {
            Page page = customer.page();
            Response opened = page.navigate(link);
            assertThat(opened.status()).isEqualTo(200);
            page.locator("input[name=score]").first().focus();
            for (int i = 0; i < 9; i++) {
                page.keyboard().press("ArrowRight");
            }
            page.keyboard().press("Tab");
            page.keyboard().type("Would do it again");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Thank you for your answer");
            customer.isClean();
        }
        try (Visitor agent = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            agent.open(made);
            agent.page().locator("a:has-text('NPS 9')").click();
            assertThat(agent.page().locator("main")).containsText("Would do it again");
            agent.isClean();
        }
    }

    @Test
    void ofTwoAdministratorsNeitherLosesAWord() {
        try (Visitor one = Visitor.at(crm, Look.DESK).signedInAs("admin");
                Visitor other = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            one.open("/feedback/policy?stage=INSPIRATION");
            other.open("/feedback/policy?stage=INSPIRATION");
            one.page().fill("[id='policy:cooldown']", "91");
            one.page().click("[id='policy:save']");
            one.toasts().first().waitFor();
            other.page().fill("[id='policy:questionEn']", "Was it any use?");
            other.page().click("[id='policy:save']");

            other.page().locator(".dialog[role=alertdialog]").waitFor();
            assertThat(other.page().locator(".dialog[role=alertdialog]"))
                    .containsText("Was it any use?");
            other.judge("feedback-policy-conflict");
            other.page().click("[id='policy:mine']");
            other.toasts().first().waitFor();
        }
        assertThat(
                        crm.sql()
                                .number(
                                        "select count(*) from feedback.policy where stage = 1 and question_en = 'Was it any use?'"))
                .isEqualTo(1);
    }

    @Test
    void aColleagueNotesThatSomebodyWantsNoQuestionsAndTakesItBack() {
        Invited eva = Invited.in(crm.sql(), "en");
        try (Visitor agent = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            agent.open("/contacts/contact?id=" + eva.contact());
            agent.page().locator("[id='questions:refuse']").click();
            agent.page().locator(".ui-confirmdialog-yes").click();
            agent.page().locator("[id='questions:lift']").waitFor();
            assertThat(agent.page().locator("main")).containsText("Asked for no questions");

            agent.page().locator("[id='questions:lift']").click();
            agent.page().locator("[id='questions:refuse']").waitFor();
            agent.isClean();
        }
    }

    private static String question(Look look) {
        return look.language().equals("nl")
                ? "Hoe tevreden bent u over onze service?"
                : "How satisfied are you with our service?";
    }
}
