package org.loyaltyloop.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.testing.RunningCrm;

class AgendaIT {

    /** A week that nobody else plans in: the clock changes between its Saturday and Sunday. */
    private static final LocalDate THURSDAY = LocalDate.of(2031, 10, 23);

    private final RunningCrm crm = DemoCrm.running();

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void theAgendaIsFitForEveryEye(Look look) {
        UUID meeting = meeting("Year plan with a rather long title that has to wrap", THURSDAY);
        UUID task = task("Send the quotation", LocalDate.of(2020, 1, 6));
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("sales")) {
            for (String view : new String[] {"month", "week", "day"}) {
                visitor.open("/agenda/calendar?view=" + view + "&day=" + THURSDAY);
                assertThat(visitor.page().locator(".cent").first()).isVisible();
                visitor.judge("agenda-" + view);
            }
            visitor.open("/agenda/calendar?view=month&who=team");
            assertThat(
                            visitor.page()
                                    .locator(
                                            ".cday:not(.out) a[href*='/conversations/conversation']")
                                    .first())
                    .isVisible();
            visitor.judge("agenda-team");
            visitor.open("/agenda/calendar?view=month&who=team&day=2098-01-01");
            visitor.judge("agenda-nothing");
            visitor.open("/agenda/tasks");
            visitor.judge("agenda-tasks");
            visitor.open("/agenda/tasks?list=done");
            visitor.judge("agenda-done");
            visitor.open("/agenda/cadences");
            assertThat(visitor.page().locator("tbody tr").first()).isVisible();
            visitor.judge("agenda-cadences");
            visitor.page().locator("tbody a.lk").first().click();
            assertThat(visitor.page().locator("[id='agree:every']")).isVisible();
            visitor.judge("agenda-cadence");
            visitor.open("/agenda/feed");
            visitor.judge("agenda-feed");
            visitor.open("/agenda/task?id=" + task);
            visitor.judge("agenda-task");
            visitor.open("/agenda/meeting?id=" + meeting);
            visitor.judge("agenda-meeting");
            visitor.open("/agenda/plan?day=" + THURSDAY);
            visitor.judge("agenda-plan");
        } finally {
            forget(meeting, task);
        }
    }

    @ParameterizedTest
    @MethodSource("org.loyaltyloop.web.browser.Look#all")
    void whoKnowsWhomIsAPictureATableAndAForm(Look look) {
        UUID account =
                crm.sql()
                        .first(
                                """
                                select m.account_id from agenda.meeting m
                                join agenda.meeting_contact c on c.meeting_id = m.id
                                join agenda.meeting_colleague k on k.meeting_id = m.id
                                join staff.app_user u on u.id = k.user_id and u.login = 'sales'
                                where m.state = 'HELD' order by m.id limit 1
                                """,
                                row -> row.uuid("account_id"))
                        .orElseThrow();
        try (Visitor visitor = Visitor.at(crm, look).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/accounts/relations?id=" + account);
            visitor.judge("accounts-relations");
            int lines = page.locator(".relmap line").count();
            page.locator("[id='say:strength']").selectOption("1");
            page.locator("[id='say:note']").fill("Played hockey together");
            page.locator("[id='say:save']").click();
            assertThat(page.locator(".reltable")).containsText("Played hockey together");
            assertThat(page.locator(".relmap line.w4")).not().hasCount(0);
            assertThat(page.locator(".relmap line"))
                    .hasCount(Math.max(lines, page.locator(".reltable li").count()));
        } finally {
            crm.sql().update("delete from customer.relation where note = 'Played hockey together'");
        }
    }

    @Test
    void aMeetingIsDraggedOverTheChangeOfTheClockAndTakenBack() {
        UUID meeting = meeting("Year plan", THURSDAY);
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/agenda/calendar?view=month&day=" + THURSDAY);
            drag(page, meeting, "2031-10-27");
            assertThat(on(page, "2031-10-27")).containsText("10:00–11:00");
            assertThat(startsAt(meeting)).isEqualTo("2031-10-27 09:00");

            page.locator("[id='drag:undo']").click();
            assertThat(on(page, THURSDAY.toString())).containsText("10:00–11:00");
            assertThat(startsAt(meeting)).isEqualTo("2031-10-23 08:00");
            visitor.isClean();
        } finally {
            forget(meeting);
        }
    }

    @Test
    void amongTheHoursAMeetingIsMovedInTimeByMouseAndByKeyboard() {
        UUID meeting = meeting("Year plan", THURSDAY);
        try (Visitor visitor = Visitor.at(crm, Look.DESK.in("en")).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/agenda/calendar?view=week&day=" + THURSDAY);
            // Grabbed at its top, dropped at half past two: 26 quarters below eight o'clock.
            page.locator(".cent[data-move*='" + meeting + "']")
                    .dragTo(
                            page.locator(".cday[data-day='2031-10-24'] .chours"),
                            new Locator.DragToOptions()
                                    .setSourcePosition(20, 3)
                                    .setTargetPosition(20, 26 * 12 + 3));
            assertThat(on(page, "2031-10-24")).containsText("14:30–15:30");
            assertThat(startsAt(meeting)).isEqualTo("2031-10-24 12:30");

            // What was moved has the focus: two days on, over the change of the clock, and half an
            // hour earlier.
            for (String key : new String[] {"ArrowRight", "ArrowRight", "ArrowUp", "ArrowUp"}) {
                page.keyboard().press("Shift+" + key);
            }
            assertThat(page.locator("#cal-say")).containsText("Sunday 26 October 2031 14:00");
            page.keyboard().press("Enter");
            assertThat(on(page, "2031-10-26")).containsText("14:00–15:00");
            assertThat(startsAt(meeting)).isEqualTo("2031-10-26 13:00");

            page.keyboard().press("Shift+ArrowLeft");
            page.keyboard().press("Escape");
            page.locator("[id='drag:undo']").click();
            assertThat(on(page, "2031-10-24")).containsText("14:30–15:30");
            assertThat(startsAt(meeting)).isEqualTo("2031-10-24 12:30");
            visitor.isClean();
        } finally {
            forget(meeting);
        }
    }

    @Test
    void whoDragsWhatSomebodyElseMovedMeanwhileIsToldAndSeesWhereItStands() {
        UUID meeting = meeting("Year plan", THURSDAY);
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            visitor.open("/agenda/calendar?view=month&day=" + THURSDAY);
            crm.sql()
                    .update(
                            """
                            update agenda.meeting
                            set version = version + 1, starts_local = starts_local - interval '1 day',
                                starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day'
                            where id = ?
                            """,
                            meeting);
            drag(visitor.page(), meeting, "2031-10-24");
            assertThat(visitor.toasts().first()).isVisible();
            assertThat(on(visitor.page(), "2031-10-22")).containsText("Year plan");
            assertThat(startsAt(meeting)).isEqualTo("2031-10-22 08:00");
        } finally {
            forget(meeting);
        }
    }

    @Test
    void aTaskIsNotedTickedOffAndTakenBack() {
        String title = "Call back " + UUID.randomUUID();
        try (Visitor visitor = Visitor.at(crm, Look.PHONE.in("en")).signedInAs("agent")) {
            Page page = visitor.page();
            visitor.open("/agenda/tasks");
            page.locator("[id='add:title']").fill(title);
            page.locator("[id='add:due']").fill("2031-10-23");
            page.locator("[id='add:save']").click();
            Locator row =
                    page.locator(".tasks li").filter(new Locator.FilterOptions().setHasText(title));
            assertThat(row).isVisible();

            row.locator("button").click();
            assertThat(page.locator("[id='act:undo']")).isVisible();
            assertThat(row).hasCount(0);
            page.locator("[id='act:undo']").click();
            assertThat(row).isVisible();
            visitor.isClean();
        } finally {
            crm.sql().update("delete from agenda.task where title = ?", title);
        }
    }

    @Test
    void aRhythmIsAgreedAndEndedAndStandsOnTheCustomerView() {
        UUID account =
                crm.sql()
                        .first(
                                """
                        select a.id from customer.account a join staff.app_user u on u.id = a.owner_id and u.login = 'sales'
                        where a.merged_into is null
                          and not exists (select from agenda.cadence c where c.account_id = a.id)
                        order by a.number limit 1
                        """,
                                row -> row.uuid("id"))
                        .orElseThrow();
        try (Visitor visitor = Visitor.at(crm, Look.DESK.in("en")).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/accounts/account?id=" + account);
            page.getByText("Agree on a rhythm of conversations").click();
            page.locator("[id='agree:every']").fill("7");
            page.locator("[id='agree:save']").click();
            assertThat(page.locator("#right")).containsText("Every 7 weeks");

            page.getByText("Every 7 weeks").click();
            page.locator("[id='end:go']").click();
            assertThat(page.locator("#right")).containsText("Agree on a rhythm of conversations");
            visitor.isClean();
        } finally {
            crm.sql().update("delete from agenda.cadence where account_id = ?", account);
        }
    }

    @Test
    void aCalendarProgramReadsTheAgendaUntilTheAddressEnds() throws Exception {
        UUID meeting = meeting("Year plan, \u20ac 10", LocalDate.now().plusDays(30));
        HttpClient program = HttpClient.newHttpClient();
        try (Visitor visitor = Visitor.at(crm, Look.DESK.in("en")).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/agenda/feed");
            page.locator("[id='feed:make']").click();
            assertThat(page.locator("[id='feed:end']")).isVisible();
            visitor.judge("agenda-feed-made");
            String address = page.locator("[id='own:address']").inputValue();
            HttpResponse<String> read = program.send(get(address).build(), BodyHandlers.ofString());
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/calendar");
            assertThat(read.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(read.body()).contains("UID:" + meeting, "Year plan\\, \u20ac 10");
            String tag = read.headers().firstValue("ETag").orElseThrow();
            assertThat(
                            program.send(
                                            get(address).header("If-None-Match", tag).build(),
                                            BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(304);

            page.locator("[id='feed:end']").click();
            assertThat(page.locator("[id='feed:make']")).isVisible();
            assertThat(program.send(get(address).build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);

            crm.sql()
                    .update(
                            "update staff.app_user set email = 'sales@firm.example' where login = 'sales' and email is null");
            visitor.open("/agenda/meeting?id=" + meeting);
            Download file =
                    page.waitForDownload(() -> page.locator("a[href*='invitation.ics']").click());
            assertThat(Files.readString(file.path())).contains("METHOD:REQUEST", "ORGANIZER");
        } finally {
            forget(meeting);
        }
    }

    @Test
    void aMeetingPlannedFromTheCalendarKnowsItsCustomerAndItsPeople() {
        try (Visitor visitor = Visitor.at(crm, Look.DESK).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/agenda/plan?day=" + THURSDAY);
            page.locator("[id='plan:title']").fill("What next year asks");
            page.locator("[id='plan:who_input']").pressSequentially("Bouwgroep");
            page.locator(".ui-autocomplete-item").first().click();
            assertThat(page.locator("[id='plan:contact']")).isVisible();
            assertThat(page.locator("[id='plan:title']")).hasValue("What next year asks");
            page.locator("[id='plan:save']").click();
            page.waitForURL("**/agenda/meeting?id=*");
            assertThat(page.locator("main")).containsText("Bouwgroep Van 't Hoff");
            visitor.isClean();
        }
    }

    private static HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    @Test
    void aMeetingIsPlannedWithAFormAndMovedWithAForm() {
        String title = "Quarter review " + UUID.randomUUID();
        try (Visitor visitor = Visitor.at(crm, Look.PHONE.in("en")).signedInAs("sales")) {
            Page page = visitor.page();
            visitor.open("/agenda/plan?day=" + THURSDAY);
            page.locator("[id='plan:title']").fill(title);
            page.locator("[id='plan:save']").click();
            assertThat(page.locator("h1")).containsText(title);
            page.locator("[id='move:start']").fill("2031-10-24T14:30");
            page.locator("[id='move:go']").click();
            assertThat(
                            page.locator(".toast")
                                    .filter(new Locator.FilterOptions().setHasText("Moved")))
                    .isVisible();
            visitor.open("/agenda/calendar?view=month&day=" + THURSDAY);
            assertThat(on(page, "2031-10-24")).containsText(title);
            visitor.isClean();
        } finally {
            crm.sql().update("delete from agenda.meeting where title = ?", title);
        }
    }

    /** As a mouse does: over a start, a place, and a drop. */
    private static void drag(Page page, UUID id, String day) {
        page.locator(".cent[data-move*='" + id + "']")
                .dragTo(page.locator(".cday[data-day='" + day + "']"));
    }

    private static Locator on(Page page, String day) {
        return page.locator(".cday[data-day='" + day + "'] .cent");
    }

    private String startsAt(UUID meeting) {
        return crm.sql()
                .first(
                        "select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from agenda.meeting where id = ?",
                        row -> row.text("at"),
                        meeting)
                .orElseThrow();
    }

    private UUID meeting(String title, LocalDate day) {
        UUID id = UUID.randomUUID();
        crm.sql()
                .update(
                        """
                        insert into agenda.meeting (id, title, account_id, starts_local, zone, minutes, starts_at, ends_at, place,
                                                    way, created_at, created_by_name, changed_at)
                        select ?, ?, (select id from customer.account where merged_into is null order by number limit 1),
                               t, 'Europe/Amsterdam', 60, t at time zone 'Europe/Amsterdam',
                               t at time zone 'Europe/Amsterdam' + interval '1 hour', 'Zwolle', 'VISIT', now(), 'test', now()
                        from (values (?::date + time '10:00')) as v(t)
                        """,
                        id,
                        title,
                        day);
        crm.sql()
                .update(
                        "insert into agenda.meeting_colleague select ?, id from staff.app_user where login = 'sales'",
                        id);
        return id;
    }

    private UUID task(String title, LocalDate due) {
        UUID id = UUID.randomUUID();
        crm.sql()
                .update(
                        """
                        insert into agenda.task (id, title, owner_id, due, created_at, created_by_name)
                        select ?, ?, id, ?, now(), 'test' from staff.app_user where login = 'sales'
                        """,
                        id,
                        title,
                        due);
        return id;
    }

    private void forget(UUID... ids) {
        crm.sql().update("delete from agenda.meeting where id = any (?)", (Object) ids);
        crm.sql().update("delete from agenda.task where id = any (?)", (Object) ids);
    }
}
