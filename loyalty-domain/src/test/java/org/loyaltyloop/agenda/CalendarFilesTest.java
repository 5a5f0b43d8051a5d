package org.loyaltyloop.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.platform.Settings;

/** What calendar programs read of us, read by a library that is not ours. */
class CalendarFilesTest {

    private final AgendaWorld world = new AgendaWorld();
    private final Settings settings = PlatformFixture.settings(world.sql, world.clock);
    private final CalendarFeeds feeds =
            new CalendarFeeds(
                    world.sql,
                    settings,
                    PlatformFixture.mail(25, settings, world.clock),
                    PlatformFixture.audit(world.sql),
                    world.clock);
    private final ContactId eva = new ContactId(UUID.randomUUID());

    @BeforeEach
    void october() {
        world.clock.set(Instant.parse("2026-10-20T08:00:00Z"));
        world.sql.update("update staff.app_user set email = login || '@firm.example'");
        world.sql.update(
                """
                insert into customer.contact (id, given_name, family_name, email, language, created_at, updated_at)
                values (?, 'Eva', 'Kok', 'eva@example.com', 'nl', now(), now())
                """,
                eva.value());
        world.sql.update(
                """
                insert into customer.contact_at_account (contact_id, account_id, role, primary_contact, since)
                values (?, ?, 'OTHER', true, now())
                """,
                eva.value(),
                world.brouwer.value());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFeedHoldsMeetingsOnBothSidesOfTheClocksChangeAtTheirTrueTime() throws Exception {
        world.meetings.plan(world.sanne, world.meeting("2026-10-24T10:00", 60, Optional.empty()));
        world.meetings.plan(world.sanne, world.meeting("2026-10-25T10:00", 60, Optional.empty()));
        // From two o'clock before the change to half past two after it: an hour and a half.
        world.meetings.plan(world.sanne, world.meeting("2026-10-25T02:00", 90, Optional.empty()));

        assertThat(events(read(world)))
                .extracting(event -> value(event, "DTSTART") + "/" + value(event, "DTEND"))
                .containsExactly(
                        "20261024T080000Z/20261024T090000Z",
                        "20261025T000000Z/20261025T013000Z",
                        "20261025T090000Z/20261025T100000Z");
    }

    @Test
    void whatPeopleTypedArrivesAsTheyTypedIt() throws Exception {
        String title = "Jaarplan; \"prijs, volume\" \\ én korting – " + "heel ".repeat(20) + "lang";
        world.meetings.plan(
                world.sanne,
                new PlanMeeting(
                        title,
                        Optional.of("Eerste regel\nTweede; regel, met komma"),
                        Optional.of(world.brouwer),
                        Set.of(AgendaWorld.id(world.sanne)),
                        Set.of(eva),
                        new MeetingTime(
                                LocalDateTime.parse("2026-10-22T09:30"), AgendaWorld.AMSTERDAM, 45),
                        Optional.of("Zaal 1, 2e verdieping; achterin"),
                        MeetingWay.VISIT,
                        Optional.empty()));

        String file = read(world);
        CalendarComponent event = events(file).get(0);
        assertThat(value(event, "SUMMARY")).isEqualTo(title + " – Brouwer");
        assertThat(value(event, "LOCATION")).isEqualTo("Zaal 1, 2e verdieping; achterin");
        assertThat(value(event, "DESCRIPTION"))
                .isEqualTo("Eva Kok\n\nEerste regel\nTweede; regel, met komma");
        assertThat(value(event, "URL")).startsWith("https://crm.firm.example/agenda/meeting?id=");
        assertThat(file.split("\r\n"))
                .allSatisfy(
                        line ->
                                assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                        .isLessThanOrEqualTo(75 * 3));
    }

    @Test
    void openTasksStandOnTheirDayAndEndedOnesAndOthersDoNot() throws Exception {
        LocalDate friday = LocalDate.of(2026, 10, 23);
        TaskId open = task("Send the quote", friday);
        world.tasks.complete(world.sanne, task("Done", friday));
        world.tasks.open(world.pieter, world.task("Somebody else's", world.pieter));
        MeetingId off =
                world.meetings.plan(
                        world.sanne, world.meeting("2026-10-24T10:00", 60, Optional.empty()));
        world.meetings.cancel(world.sanne, off);

        CalendarComponent event = events(read(world)).get(0);
        assertThat(events(read(world))).hasSize(1);
        assertThat(value(event, "UID")).isEqualTo(open + "@loyalty-loop");
        assertThat(value(event, "DTSTART")).isEqualTo("20261023");
        assertThat(value(event, "TRANSP")).isEqualTo("TRANSPARENT");
    }

    @Test
    void anAddressWorksUntilItIsMadeAnewOrEndedOrItsOwnerLosesAccess() {
        feeds.renew(world.sanne);
        String first = token(world);
        assertThat(feeds.read(first)).isPresent();
        assertThat(feeds.of(world.sanne).orElseThrow().readAt()).contains(world.clock.instant());
        char other = first.charAt(30) == 'A' ? 'B' : 'A';
        assertThat(feeds.read(first.substring(0, 30) + other + first.substring(31))).isEmpty();
        assertThat(feeds.read("")).isEmpty();
        assertThat(feeds.read("%".repeat(43))).isEmpty();

        feeds.renew(world.sanne);
        assertThat(feeds.read(first)).isEmpty();
        String second = token(world);
        assertThat(feeds.read(second)).isPresent();

        world.sql.update("update staff.app_user set disabled = true where login = 'sanne'");
        assertThat(feeds.read(second)).isEmpty();
        world.sql.update("update staff.app_user set disabled = false where login = 'sanne'");
        feeds.end(world.sanne);
        assertThat(feeds.read(second)).isEmpty();
        assertThat(feeds.of(world.sanne)).isEmpty();
    }

    @Test
    void anInvitationGoesByMailAndIsFollowedByItsChangeAndItsCancellation() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            MeetingMail mail =
                    new MeetingMail(
                            world.sql,
                            world.invitations,
                            PlatformFixture.mail(server.getSmtp().getPort(), settings, world.clock),
                            settings);
            MeetingId id = withEva();
            // Nobody was invited yet, so nobody hears of this.
            world.meetings.move(world.sanne, id, 1, at("2026-10-26T11:00"));
            assertThat(world.invitations.send(world.sanne, id)).isEqualTo(1);
            deliver(mail);
            world.meetings.move(world.sanne, id, 2, at("2026-10-27T11:00"));
            deliver(mail);
            world.meetings.cancel(world.sanne, id);
            deliver(mail);

            assertThat(Arrays.stream(server.getReceivedMessages()).map(CalendarFilesTest::subject))
                    .containsExactly(
                            "Gewijzigd: Year plan", "Gewijzigd: Year plan", "Afgezegd: Year plan");
            List<String> told =
                    Arrays.stream(server.getReceivedMessages())
                            .map(CalendarFilesTest::calendar)
                            .map(
                                    file ->
                                            method(file)
                                                    + " "
                                                    + value(event(file), "SEQUENCE")
                                                    + " "
                                                    + value(event(file), "DTSTART")
                                                    + " "
                                                    + value(event(file), "STATUS"))
                            .toList();
            assertThat(told)
                    .containsExactly(
                            "REQUEST 1 20261026T100000Z CONFIRMED",
                            "REQUEST 2 20261027T100000Z CONFIRMED",
                            "CANCEL 3 20261027T100000Z CANCELLED");
            String first = calendar(server.getReceivedMessages()[0]);
            assertThat(value(event(first), "ORGANIZER")).isEqualTo("mailto:sanne@firm.example");
            assertThat(value(event(first), "ATTENDEE")).isEqualTo("mailto:eva@example.com");
        } finally {
            server.stop();
        }
    }

    @Test
    void onlyWhoMayWriteTheMeetingInvitesAndOnlyWhomOneCanWriteTo() {
        MeetingId id = withEva();
        assertThatThrownBy(() -> world.invitations.send(world.stranger, id))
                .isInstanceOf(AccessDenied.class);
        MeetingId alone =
                world.meetings.plan(
                        world.sanne, world.meeting("2026-10-24T10:00", 60, Optional.empty()));
        assertThatThrownBy(() -> world.invitations.send(world.sanne, alone))
                .isInstanceOf(BusinessRuleViolation.class);
        world.sql.update("update staff.app_user set email = null");
        assertThat(world.invitations.file(id)).isEmpty();
    }

    private MeetingId withEva() {
        return world.meetings.plan(
                world.sanne,
                new PlanMeeting(
                        "Year plan",
                        Optional.of("What we keep to ourselves"),
                        Optional.of(world.brouwer),
                        Set.of(AgendaWorld.id(world.sanne)),
                        Set.of(eva),
                        at("2026-10-24T11:00"),
                        Optional.empty(),
                        MeetingWay.VIDEO,
                        Optional.empty()));
    }

    private static MeetingTime at(String start) {
        return new MeetingTime(LocalDateTime.parse(start), AgendaWorld.AMSTERDAM, 60);
    }

    private TaskId task(String title, LocalDate due) {
        return world.tasks.open(
                world.sanne,
                new OpenTask(
                        title,
                        Optional.empty(),
                        Optional.empty(),
                        AgendaWorld.id(world.sanne),
                        Optional.of(due),
                        Optional.empty()));
    }

    private void deliver(MeetingMail mail) {
        PlatformFixture.deliver(world.database, world.clock, mail);
    }

    private String token(AgendaWorld of) {
        return feeds.of(of.sanne).orElseThrow().path().substring("/agenda.ics?t=".length());
    }

    private String read(AgendaWorld of) {
        feeds.renew(of.sanne);
        return feeds.read(token(of)).orElseThrow();
    }

    private static CalendarComponent event(String file) {
        return events(file).get(0);
    }

    private static List<CalendarComponent> events(String file) {
        return parsed(file).getComponents();
    }

    private static String method(String file) {
        return parsed(file)
                .getPropertyList()
                .getFirst(Property.METHOD)
                .map(Property::getValue)
                .orElseThrow();
    }

    private static Calendar parsed(String file) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(file));
            assertThat(calendar.validate().getEntries()).as(file).isEmpty();
            return calendar;
        } catch (Exception e) {
            throw new AssertionError(file, e);
        }
    }

    private static String value(CalendarComponent event, String name) {
        return event.getPropertyList().getFirst(name).map(Property::getValue).orElse("no " + name);
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String calendar(MimeMessage letter) {
        try {
            var part = ((MimeMultipart) letter.getContent()).getBodyPart(2);
            assertThat(part.getContentType()).startsWith("text/calendar");
            String text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(part.getContentType()).contains("method=" + method(text));
            assertThat(text).doesNotContain("to ourselves");
            return text;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
