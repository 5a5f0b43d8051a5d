package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.platform.CalendarPart;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Letter;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.platform.OutboxHandler;
import org.loyaltyloop.platform.OutboxMessage;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.platform.Undeliverable;

/**
 * Mails an invitation as the meeting stands when it goes: the outbox names who was invited and
 * nothing else. Of several moves in a row the receiver's calendar keeps the last.
 */
@ApplicationScoped
class MeetingMail implements OutboxHandler {

    static final String KIND = "meeting-invitation";
    static final String INVITED = "invited";

    private final Database database;
    private final MeetingInvitations invitations;
    private final Mail mail;
    private final Settings settings;

    @Inject
    MeetingMail(Database database, MeetingInvitations invitations, Mail mail, Settings settings) {
        this.database = database;
        this.invitations = invitations;
        this.mail = mail;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeetingMail() {
        this(null, null, null, null);
    }

    private record Invited(
            MeetingId meeting, String name, String email, Optional<String> language) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean deliver(OutboxMessage message) throws Undeliverable, MessagingException {
        Optional<Invited> invited = invited(UUID.fromString(message.param(INVITED)));
        if (invited.isEmpty()) {
            return false;
        }
        Invited to = invited.get();
        Optional<CalendarFile.Meeting> meeting = invitations.meeting(to.meeting());
        List<CalendarFile.Party> colleagues = invitations.colleagues(to.meeting());
        if (meeting.isEmpty()
                || colleagues.isEmpty()
                || meeting.get().state() == MeetingState.HELD) {
            return false;
        }
        mail.send(letter(message, to, meeting.get(), colleagues.get(0)));
        return true;
    }

    private Letter letter(
            OutboxMessage message,
            Invited to,
            CalendarFile.Meeting meeting,
            CalendarFile.Party from) {
        MeetingText text =
                MeetingText.in(to.language().orElse("en"), meeting, from, settings.zone());
        return new Letter(
                message.id(),
                to.email(),
                text.language(),
                text.subject(),
                text.plain(),
                text.html(),
                Optional.empty(),
                Optional.of(
                        new CalendarPart(
                                meeting.state() == MeetingState.CANCELLED ? "CANCEL" : "REQUEST",
                                CalendarFile.invitation(
                                        meeting,
                                        from,
                                        List.of(new CalendarFile.Party(to.name(), to.email()))))));
    }

    private Optional<Invited> invited(UUID id) {
        return database.first(
                """
                select i.meeting_id, p.display_name, p.email, p.language
                from agenda.invited i join customer.v_contact p on p.id = i.contact_id
                where i.id = ? and p.email is not null
                """,
                row ->
                        new Invited(
                                new MeetingId(row.uuid("meeting_id")),
                                row.text("display_name"),
                                row.text("email"),
                                row.optionalText("language")),
                id);
    }
}
