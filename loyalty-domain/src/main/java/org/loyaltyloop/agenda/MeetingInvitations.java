package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.TimeOrderedId;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.Outbox;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * Invitations to meetings: as a file for whoever wants one, and by mail to the customer's people.
 * Whoever was invited by mail is told when the meeting is moved, cancelled or put back.
 */
@ApplicationScoped
@Transactional
public class MeetingInvitations {

    private static final String ENTITY = "meeting";

    private final Database database;
    private final AgendaRights rights;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    @Inject
    MeetingInvitations(
            Database database, AgendaRights rights, Outbox outbox, Audit audit, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeetingInvitations() {
        this(null, null, null, null, null);
    }

    /**
     * The invitation to a meeting as an iCalendar file, or its cancellation where it was cancelled;
     * empty where none of the colleagues has an e-mail address to invite from.
     */
    public Optional<String> file(MeetingId id) {
        CalendarFile.Meeting meeting = meeting(id).orElseThrow(() -> new NotFound(ENTITY, id));
        List<CalendarFile.Party> colleagues = colleagues(id);
        return colleagues.stream()
                .findFirst()
                .map(
                        organizer ->
                                CalendarFile.invitation(
                                        meeting,
                                        organizer,
                                        Stream.concat(
                                                        colleagues.stream().skip(1),
                                                        contacts(id).stream())
                                                .toList()));
    }

    /**
     * Mails the invitation to the contacts of a planned meeting that have an address; answers to
     * how many. Who was invited before gets it again as it stands now.
     */
    @Counted(name = "meeting_invitations_send_calls", absolute = true)
    @Timed(name = "meeting_invitations_send_seconds", absolute = true)
    public int send(Actor actor, MeetingId id) {
        CalendarFile.Meeting meeting = meeting(id).orElseThrow(() -> new NotFound(ENTITY, id));
        rights.require(
                actor,
                database.list(
                        "select user_id from agenda.meeting_colleague where meeting_id = ?",
                        row -> new UserId(row.uuid("user_id")),
                        id.value()));
        if (meeting.state() != MeetingState.PLANNED) {
            throw new BusinessRuleViolation(AgendaRule.MEETING_ENDED);
        }
        if (colleagues(id).isEmpty() || contacts(id).isEmpty()) {
            throw new BusinessRuleViolation(AgendaRule.NOBODY_TO_INVITE);
        }
        List<UUID> contacts =
                database.list(
                        """
                        select c.contact_id from agenda.meeting_contact c
                        join customer.v_contact p on p.id = c.contact_id and p.email is not null
                        where c.meeting_id = ?
                        """,
                        row -> row.uuid("contact_id"),
                        id.value());
        database.update(
                """
                insert into agenda.invited (id, meeting_id, contact_id, invited_at)
                select i.id, ?, i.contact_id, ? from unnest(?, ?) as i(id, contact_id)
                on conflict (meeting_id, contact_id) do update set invited_at = excluded.invited_at
                """,
                id.value(),
                clock.instant(),
                contacts.stream().map(contact -> TimeOrderedId.next()).toArray(UUID[]::new),
                contacts.toArray(UUID[]::new));
        audit.record(actor.author(), "MEETING_INVITED", ENTITY, id, List.of());
        return tell(id);
    }

    /** How many were invited by mail. */
    public long invited(MeetingId id) {
        return database.number(
                "select count(*) from agenda.invited where meeting_id = ?", id.value());
    }

    /** Tells those who were invited by mail how the meeting stands now. */
    int tell(MeetingId id) {
        List<UUID> invited =
                database.list(
                        "select id from agenda.invited where meeting_id = ?",
                        row -> row.uuid("id"),
                        id.value());
        if (!invited.isEmpty()) {
            outbox.addAll(MeetingMail.KIND, MeetingMail.INVITED, invited);
        }
        return invited.size();
    }

    Optional<CalendarFile.Meeting> meeting(MeetingId id) {
        return database.first(
                MeetingFacts.SELECT + "where m.id = ?", MeetingFacts::meeting, id.value());
    }

    List<CalendarFile.Party> colleagues(MeetingId id) {
        return database.list(
                """
                select u.display_name, u.email from agenda.meeting_colleague c
                join staff.v_user u on u.id = c.user_id and u.email is not null
                where c.meeting_id = ? order by u.display_name, u.id
                """,
                row -> new CalendarFile.Party(row.text("display_name"), row.text("email")),
                id.value());
    }

    private List<CalendarFile.Party> contacts(MeetingId id) {
        return database.list(
                """
                select p.display_name, p.email from agenda.meeting_contact c
                join customer.v_contact p on p.id = c.contact_id and p.email is not null
                where c.meeting_id = ? order by p.display_name, p.id
                """,
                row -> new CalendarFile.Party(row.text("display_name"), row.text("email")),
                id.value());
    }
}
