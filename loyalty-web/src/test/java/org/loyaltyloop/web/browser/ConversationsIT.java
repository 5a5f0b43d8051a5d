package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.testing.RunningCrm;

/** Conversations as an account manager meets them. */
class ConversationsIT {

    private static final Pattern CONVERSATION = Pattern.compile("/conversations/conversation\\?");

    private final RunningCrm crm = DemoCrm.running();

    /** The form beside its brief is what people use on the road: looked at from everywhere. */
    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theFormBesideItsBriefIsFitForEveryEye(Look look) {
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("sales")) {
            visitor.open("/conversations/quick?account=" + account("Bouwgroep%"));
            visitor.page().locator("details.more summary").click();
            visitor.judge("conversations-quick");
        }
    }

    static Stream<Look> someLooks() {
        return Stream.of(Look.DESK, Look.LAPTOP, Look.PHONE.in("en"));
    }

    @ParameterizedTest
    @MethodSource("someLooks")
    void everyOtherScreenIsFitToo(Look look) {
        String account = account("Bouwgroep%");
        String held = conversation("HELD", account);
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("sales")) {
            visitor.open("/conversations/list");
            visitor.judge("conversations-list");
            visitor.open("/conversations/brief?account=" + account);
            visitor.judge("conversations-brief");
            visitor.open("/conversations/conversation?id=" + held);
            visitor.judge("conversations-conversation");
            visitor.open("/conversations/edit?id=" + held);
            visitor.judge("conversations-edit");
            visitor.open("/conversations/goals?account=" + account);
            visitor.judge("conversations-goals");
            visitor.open("/conversations/commitments?of=all");
            visitor.judge("conversations-commitments");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void briefReadConversationLoggedAndNextStepPlannedInUnderTenClicks(int width) {
        Look look = width == 390 ? Look.PHONE.in("en") : Look.DESK;
        String account = fresh("Ten clicks " + width);
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/conversations/brief?account=" + account);
            assertThat(page.locator(".qs li")).not().hasCount(0);
            int clicks = 0;

            page.getByRole(AriaRole.LINK, named("Start conversation")).click();
            clicks++;
            Locator matters = page.getByLabel("What matters to them");
            matters.click();
            clicks++;
            matters.fill("Permits on site cannot wait");
            page.locator(".moods label").nth(3).click();
            clicks++;
            Locator next = page.getByPlaceholder("What comes next");
            next.click();
            clicks++;
            next.fill("Call with the delivery plan");
            page.getByRole(AriaRole.BUTTON, named("Save and plan next")).click();
            clicks++;

            page.waitForURL(CONVERSATION);
            assertThat(clicks).isLessThan(10);
            assertThat(page.locator("main")).containsText("Permits on site cannot wait");
            assertThat(states(account)).containsExactlyInAnyOrder("HELD", "PLANNED");
            assertThat(touchpoints(account)).isEqualTo(1);
            visitor.isClean();
        }
    }

    @Test
    void whatWasTypedAndNotSavedStandsThereAgain() {
        String account = fresh("Draft");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/conversations/quick?account=" + account);
            page.getByLabel("What matters to them").fill("Half a thought");
            assertThat(page.locator("[data-draft-said]")).containsText("Draft kept");

            visitor.open("/home/home");
            visitor.open("/conversations/quick?account=" + account);

            assertThat(page.getByLabel("What matters to them")).hasValue("Half a thought");
        }
    }

    @Test
    void whatWasTypedWithoutAConnectionIsKeptOnceItIsBack() {
        String account = fresh("Offline");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/conversations/quick?account=" + account);
            visitor.context().setOffline(true);
            page.getByLabel("What matters to them").fill("In a tunnel");
            assertThat(page.locator("[data-draft-said]")).containsText("Not kept");

            visitor.context().setOffline(false);

            assertThat(page.locator("[data-draft-said]")).containsText("Draft kept");
            assertThat(page.getByLabel("What matters to them")).hasValue("In a tunnel");
        }
    }

    @Test
    void twoThousandWordsAreSavedAndTooManyAreRefusedWithNothingLost() {
        String account = fresh("Paste");
        String words = "They want less waste on site. ".repeat(340).strip();
        String tooMany = words.repeat(3);
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/conversations/quick?account=" + account);
            page.getByLabel("What matters to them").fill(tooMany);
            page.getByRole(AriaRole.BUTTON, exactly("Save")).click();
            assertThat(page.locator("[id='q']"))
                    .containsText(
                            "At most 20,000 characters",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            assertThat(page.getByLabel("What matters to them")).hasValue(tooMany);

            page.getByLabel("What matters to them").fill(words);
            page.getByRole(AriaRole.BUTTON, exactly("Save")).click();

            page.waitForURL(CONVERSATION);
            assertThat(
                            crm.sql()
                                    .number(
                                            "select length(matters) from conversation.conversation where account_id = ?",
                                            UUID.fromString(account)))
                    .isEqualTo(words.length());
        }
    }

    @Test
    void twoPeopleEditOneConversationAndNeitherLosesAWord() {
        String account = fresh("Two people");
        try (Visitor sanne = Visitor.at(crm, Look.DESK).signedInAs("sales");
                Visitor other = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            Page mine = sanne.page();
            sanne.open("/conversations/quick?account=" + account);
            mine.getByLabel("What matters to them").fill("Before");
            mine.locator("summary", new Page.LocatorOptions().setHasText("More:")).click();
            mine.locator("input[name=colleagues]").first().check();
            mine.getByRole(AriaRole.BUTTON, exactly("Save")).click();
            mine.waitForURL(CONVERSATION);
            assertThat(mine.locator("main")).containsText("Colleagues there");
            mine.getByRole(AriaRole.LINK, exactly("Edit")).click();
            String edit = "/conversations/edit?id=" + conversation("HELD", account);

            other.open(edit);
            other.page().getByLabel("What matters to them").fill("Theirs");
            other.page().getByLabel("Objections").fill("The price");
            other.page().getByRole(AriaRole.BUTTON, exactly("Save")).click();
            other.page().waitForURL(CONVERSATION);
            mine.getByLabel("What matters to them").fill("Mine");
            mine.getByLabel("Needs").fill("A second site");
            mine.getByRole(AriaRole.BUTTON, exactly("Save")).click();
            Locator dialog = mine.getByRole(AriaRole.ALERTDIALOG);
            assertThat(dialog).containsText("Before");
            assertThat(dialog).containsText("Theirs");
            sanne.judge("conversations-conflict");
            dialog.locator("input[value=mine]").check();
            dialog.locator(".btn.pri").click();

            mine.waitForURL(CONVERSATION);
            assertThat(
                            crm.sql()
                                    .list(
                                            "select concat_ws('|', matters, needs, objections) as said from conversation.conversation where account_id = ?",
                                            row -> row.text("said"),
                                            UUID.fromString(account)))
                    .containsExactly("Mine|A second site|The price");
            assertThat(touchpoints(account)).isEqualTo(1);
        }
    }

    @Test
    void aGoalIsSetReadAndClosedWithWhatCameOfIt() {
        String account = fresh("Goals");
        try (Visitor visitor = Visitor.at(crm, Look.PHONE.in("nl")).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/conversations/goals?account=" + account);
            page.getByRole(AriaRole.LINK, named("Doel toevoegen")).first().click();
            page.getByLabel("Doel", new Page.GetByLabelOptions().setExact(true))
                    .fill("Minder spoedbestellingen");
            page.getByLabel("Streefwaarde").fill("1.250,5");
            page.getByRole(AriaRole.BUTTON, exactly("Opslaan")).click();
            assertThat(page.locator(".goal")).containsText("doel 1.250,5, nog niet gemeten");
            page.locator(".goal summary").first().click();
            page.getByLabel("Het staat op").fill("125");
            page.getByRole(AriaRole.BUTTON, exactly("Noteer de stand")).click();
            assertThat(page.locator(".goal")).containsText("op 125 van 1.250,5");
            page.locator(".goal summary", new Page.LocatorOptions().setHasText("Afsluiten"))
                    .click();
            page.getByLabel("Wat het opleverde").fill("Elke vestiging doet mee");
            page.getByRole(AriaRole.BUTTON, exactly("Bereikt")).click();

            assertThat(page.locator(".goal")).containsText("Elke vestiging doet mee");
            visitor.isClean();
        }
    }

    @Test
    void aPromiseIsSaidToBeKeptFromTheList() {
        String account = account("Bouwgroep%");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/conversations/commitments?of=all&account=" + account);
            long open = open(account);
            page.getByRole(AriaRole.BUTTON, exactly("Kept")).first().click();

            assertThat(visitor.toasts()).containsText("The promise is kept.");
            assertThat(open(account)).isEqualTo(open - 1);
            page.getByRole(AriaRole.LINK, exactly("Kept")).click();
            page.getByRole(AriaRole.BUTTON, exactly("Open again")).first().click();
            assertThat(visitor.toasts()).containsText("stands open again");
            assertThat(open(account)).isEqualTo(open);
            visitor.isClean();
        }
    }

    @Test
    void theBriefIsAPdfOfOnePage() {
        String account = account("Bouwgroep%");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            byte[] pdf =
                    visitor.context()
                            .request()
                            .get(crm.url("/conversations/brief.pdf?account=" + account))
                            .body();

            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            assertThat(text).startsWith("%PDF-").contains("/FontFile2");
            assertThat(text.split("/Type\\s*/Page\\b", -1)).hasSize(2);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** An account of nobody's, which every account manager may write. */
    private String fresh(String name) {
        UUID id = UUID.randomUUID();
        crm.sql()
                .update(
                        "insert into customer.account (id, kind, name, created_at, updated_at) values (?, 'ORGANISATION', ?, now(), now())",
                        id,
                        name + " " + id);
        return id.toString();
    }

    private String account(String like) {
        return crm.sql()
                .first(
                        "select id from customer.account where name like ? order by number limit 1",
                        row -> row.uuid("id").toString(),
                        like)
                .orElseThrow();
    }

    private String conversation(String state, String account) {
        return crm.sql()
                .first(
                        "select id from conversation.conversation where state = ? and account_id = ? order by starts_at desc limit 1",
                        row -> row.uuid("id").toString(),
                        state,
                        UUID.fromString(account))
                .orElseThrow();
    }

    private List<String> states(String account) {
        return crm.sql()
                .list(
                        "select state from conversation.conversation where account_id = ?",
                        row -> row.text("state"),
                        UUID.fromString(account));
    }

    private long touchpoints(String account) {
        return crm.sql()
                .number(
                        "select count(*) from touchpoint.touchpoint where account_id = ? and withdrawn_at is null",
                        UUID.fromString(account));
    }

    private long open(String account) {
        return crm.sql()
                .number(
                        "select count(*) from conversation.commitment where account_id = ? and state = 'OPEN'",
                        UUID.fromString(account));
    }
}
