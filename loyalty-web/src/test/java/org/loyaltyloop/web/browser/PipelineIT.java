package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

/** The pipeline: looked at, and worked with. */
class PipelineIT {

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void everyScreenIsFitForEveryEye(Look look) {
        UUID won = opportunity("WON");
        UUID open = opportunity("PROPOSAL");
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("admin")) {
            visitor.open("/pipeline/board");
            visitor.judge("pipeline-board");
            visitor.open("/pipeline/board?q=zzzz");
            visitor.judge("pipeline-board-empty");
            visitor.open("/pipeline/list?kind=OPEN");
            visitor.judge("pipeline-list");
            visitor.open("/pipeline/list?q=zzzz");
            visitor.judge("pipeline-list-empty");
            visitor.open("/pipeline/dashboard?period=365");
            visitor.judge("pipeline-dashboard");
            visitor.page().locator("a[href='/pipeline/targets']").click();
            visitor.page().locator("tbody th a").first().click();
            visitor.page().locator("[id='form:save']").waitFor();
            visitor.judge("pipeline-targets");
            visitor.open("/pipeline/opportunity?id=" + won);
            visitor.judge("pipeline-opportunity-won");
            visitor.open("/pipeline/opportunity?id=" + open);
            visitor.judge("pipeline-opportunity");
            visitor.open("/pipeline/edit?id=" + open);
            visitor.judge("pipeline-edit");
            visitor.open("/config/phases");
            visitor.judge("config-phases");
            visitor.open("/config/phase?code=PROPOSAL");
            visitor.judge("config-phase");
            visitor.open("/config/reason?code=PRICE");
            visitor.judge("config-reason");
        }
    }

    @Test
    void aCardIsDraggedAndTheMoveUndone() {
        UUID id = opened("Dragged " + UUID.randomUUID());
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            visitor.open("/pipeline/board?q=" + name(id).replace(' ', '+'));
            Locator card = visitor.page().locator("[data-id='" + id + "']");
            card.dragTo(visitor.page().locator(".col[data-phase=ENGAGING]"));

            assertThat(visitor.toasts().first()).containsText("is now in Engaging");
            assertThat(visitor.page().locator(".col[data-phase=ENGAGING] .card")).hasCount(1);
            assertThat(phase(id)).isEqualTo("ENGAGING");

            visitor.toasts().first().getByText("Undo").click();
            assertThat(visitor.page().locator(".col[data-phase=PROSPECTING] .card")).hasCount(1);
            assertThat(phase(id)).isEqualTo("PROSPECTING");
            visitor.judge("pipeline-undone");
        }
    }

    @Test
    void whoDragsACardThatSomebodyElseMovedIsToldAndMayRedo() {
        UUID id = opened("Shared " + UUID.randomUUID());
        String board = "/pipeline/board?q=" + name(id).replace(' ', '+');
        try (Visitor first = Visitor.at(crm, Look.DESK).signedInAs("sales");
                Visitor second = Visitor.at(crm, Look.DESK).signedInAs("admin")) {
            first.open(board);
            second.open(board);
            Locator mine = first.page().locator("[data-id='" + id + "']");
            mine.dragTo(first.page().locator(".col[data-phase=ENGAGING]"));
            assertThat(first.page().locator(".col[data-phase=ENGAGING] .card")).hasCount(1);

            Locator theirs = second.page().locator("[data-id='" + id + "']");
            theirs.dragTo(second.page().locator(".col[data-phase=PROPOSAL]"));
            assertThat(second.toasts().first())
                    .containsText("Sanne van den Broek moved it to Engaging");
            assertThat(phase(id)).isEqualTo("ENGAGING");
            second.complaints(); // the browser notes the 409 itself

            second.toasts().first().getByText("Move anyway").click();
            assertThat(second.page().locator(".col[data-phase=PROPOSAL] .card")).hasCount(1);
            assertThat(phase(id)).isEqualTo("PROPOSAL");
        }
    }

    @Test
    void aCardIsLostByKeyboardWithItsReason() {
        UUID id = opened("Keyed " + UUID.randomUUID());
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            visitor.open("/pipeline/board?q=" + name(id).replace(' ', '+'));
            visitor.page().locator("[data-id='" + id + "'] .mv").focus();
            visitor.page().keyboard().press("Enter");
            visitor.page().locator("#move-dialog input[value=LOST]").focus();
            visitor.page().keyboard().press("Space");
            visitor.page().locator("#lostReason").selectOption("PRICE");
            visitor.judge("pipeline-lose");
            visitor.page().locator("#move-dialog button[type=submit]").click();

            assertThat(visitor.page().locator(".col[data-phase=LOST] .card")).hasCount(1);
            assertThat(
                            crm.sql()
                                    .number(
                                            "select count(*) from opportunity.opportunity where id = ? and lost_reason = 'PRICE'",
                                            id))
                    .isOne();
        }
    }

    @Test
    void anOpportunityIsOpenedByTheFormAndMovedOnItsPage() {
        String name = "Typed " + UUID.randomUUID();
        try (Visitor visitor = Visitor.at(crm, Look.PHONE).signedInAs("sales")) {
            visitor.open("/pipeline/edit");
            visitor.page().locator("[id='form:name']").fill(name);
            visitor.page().locator("[id='form:value']").fill("12.500,50");
            visitor.page().locator("[id='form:save']").click();
            assertThat(visitor.page().locator("h1")).hasText(name);
            assertThat(visitor.page().locator(".kpis")).containsText("12.500,50");

            visitor.page().locator("[id='move:phase']").selectOption("WON");
            visitor.page().locator("[id='move:go']").click();
            assertThat(visitor.toasts().first()).containsText("staat nu in Gewonnen");
            assertThat(visitor.page().locator(".steps li")).hasCount(2);
            visitor.page().locator("[id='move:undo']").click();
            assertThat(visitor.page().locator(".steps li")).hasCount(1);
        }
    }

    @Test
    void aYearOfTargetsIsTypedOnceAndStandsInTheList() {
        String user =
                crm.sql()
                        .first(
                                "select id::text as id from staff.app_user where login = 'sales'",
                                row -> row.text("id"))
                        .orElseThrow();
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("manager")) {
            visitor.open("/pipeline/targets?year=2031&owner=" + user);
            visitor.page().fill("[id='form:month:0:amount']", "12,500");
            visitor.page().click("[id='form:spread']");
            visitor.page()
                    .waitForCondition(
                            () ->
                                    visitor.page()
                                            .inputValue("[id='form:month:11:amount']")
                                            .startsWith("12"));
            visitor.page().fill("[id='form:month:11:amount']", "a lot");
            visitor.page().click("[id='form:save']");
            assertThat(visitor.toasts().first().innerText()).contains("right form");
            visitor.page().fill("[id='form:month:11:amount']", "");
            visitor.page().click("[id='form:save']");
            visitor.page()
                    .locator("tr:has(a[href$='owner=" + user + "'])")
                    .getByText("€137,500")
                    .waitFor();
        }
    }

    @Test
    void anAgentReadsAndMovesNothing() {
        UUID id = opportunity("PROPOSAL");
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("agent")) {
            visitor.open("/pipeline/board");
            assertThat(visitor.page().locator(".card .mv")).hasCount(0);
            visitor.open("/pipeline/opportunity?id=" + id);
            assertThat(visitor.page().locator("[id='move:go']")).hasCount(0);
            assertThat(visitor.open("/pipeline/edit?id=" + id).status()).isEqualTo(403);
        }
    }

    private UUID opportunity(String phase) {
        return crm.sql()
                .first(
                        "select id from opportunity.opportunity where phase = ? order by number limit 1",
                        row -> row.uuid("id"),
                        phase)
                .orElseThrow();
    }

    /** One of Sanne's own, as the form would open it. */
    private UUID opened(String name) {
        UUID id = UUID.randomUUID();
        crm.sql()
                .update(
                        """
                        with sanne as (select id from staff.app_user where login = 'sales'),
                        made as (
                            insert into opportunity.opportunity
                                (id, name, owner_id, value, phase, phase_since, opened_at, source, external_id, created_at,
                                 author, updated_at)
                            select ?, ?, id, 5000, 'PROSPECTING', now(), now(), 'test', ?, now(), 'test', now() from sanne
                            returning id)
                        insert into opportunity.phase_change (id, opportunity_id, phase, changed_at, author, made_in)
                        select gen_random_uuid(), id, 'PROSPECTING', now(), 'test', gen_random_uuid() from made
                        """,
                        id,
                        name,
                        id.toString());
        return id;
    }

    private String name(UUID id) {
        return text("select name as x from opportunity.opportunity where id = ?", id);
    }

    private String phase(UUID id) {
        return text("select phase as x from opportunity.opportunity where id = ?", id);
    }

    private String text(String sql, UUID id) {
        List<String> found = crm.sql().list(sql, row -> row.text("x"), id);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
