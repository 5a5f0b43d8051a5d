package org.loyaltyloop.agenda;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.metrics.annotation.Counted;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.platform.Audit;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.UserId;

/**
 * When colleagues meet whom. A meeting is written by who takes part in it, by managers of their
 * teams, and by administrators.
 */
@ApplicationScoped
@Transactional
public class Meetings {

    private static final String ENTITY = "meeting";

    private final Database database;
    private final AgendaRights rights;
    private final AccountDirectory directory;
    private final Audit audit;
    private final Event<TieFactsChanged> tieFacts;
    private final MeetingInvitations invitations;
    private final Clock clock;

    @Inject
    Meetings(
            Database database,
            AgendaRights rights,
            AccountDirectory directory,
            Audit audit,
            Event<TieFactsChanged> tieFacts,
            MeetingInvitations invitations,
            Clock clock) {
        this.database = database;
        this.rights = rights;
        this.directory = directory;
        this.audit = audit;
        this.tieFacts = tieFacts;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Meetings() {
        this(null, null, null, null, null, null, null);
    }

    /** Plans a meeting. One of the same origin is answered as it stands, and nothing changes. */
    @Counted(name = "meetings_plan_calls", absolute = true)
    @Timed(name = "meetings_plan_seconds", absolute = true)
    public MeetingId plan(Actor actor, PlanMeeting command) {
        rights.require(actor, command.colleagues());
        rights.requireActive("colleagues", command.colleagues());
        command.account().ifPresent(this::requireAccount);
        requireContacts(command);
        MeetingId id = MeetingId.next();
        Instant now = clock.instant();
        int planned =
                database.update(
                        """
                        insert into agenda.meeting (id, title, note, account_id, starts_local, zone, minutes, starts_at, ends_at,
                                                    place, way, origin, origin_id, created_at, created_by_name, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (origin, origin_id) do nothing
                        """,
                        id.value(),
                        command.title(),
                        command.note(),
                        command.account().map(AccountId::value),
                        command.time().start(),
                        command.time().zone().getId(),
                        command.time().minutes(),
                        command.time().startsAt(),
                        command.time().endsAt(),
                        command.place(),
                        command.way(),
                        command.origin().map(Origin::context),
                        command.origin().map(Origin::id),
                        now,
                        actor.name(),
                        now);
        if (planned == 0) {
            return find(command.origin().orElseThrow()).orElseThrow();
        }
        database.update(
                "insert into agenda.meeting_colleague (meeting_id, user_id) select ?, unnest(?)",
                id.value(),
                command.colleagues().stream().map(UserId::value).toArray(UUID[]::new));
        database.update(
                "insert into agenda.meeting_contact (meeting_id, contact_id) select ?, unnest(?)",
                id.value(),
                contacts(command.contacts()));
        audit.record(actor.author(), "MEETING_PLANNED", ENTITY, id, List.of());
        return id;
    }

    /** The meeting of that origin, whatever became of it. */
    public Optional<MeetingId> find(Origin origin) {
        return database.first(
                "select id from agenda.meeting where origin = ? and origin_id = ?",
                row -> new MeetingId(row.uuid("id")),
                origin.context(),
                origin.id());
    }

    /**
     * Moves a planned meeting.
     *
     * @param version as the actor saw it; {@link StaleVersion} when somebody changed it since
     */
    public void move(Actor actor, MeetingId id, int version, MeetingTime to) {
        requirePlanned(actor, id);
        int moved =
                database.update(
                        """
                        update agenda.meeting
                        set starts_local = ?, zone = ?, minutes = ?, starts_at = ?, ends_at = ?, version = version + 1,
                            changed_at = ?
                        where id = ? and version = ?
                        """,
                        to.start(),
                        to.zone().getId(),
                        to.minutes(),
                        to.startsAt(),
                        to.endsAt(),
                        clock.instant(),
                        id.value(),
                        version);
        if (moved == 0) {
            throw new StaleVersion(ENTITY, id);
        }
        invitations.tell(id);
        audit.record(actor.author(), "MEETING_MOVED", ENTITY, id, List.of("start", "minutes"));
    }

    /** The meeting took place. */
    public void hold(Actor actor, MeetingId id) {
        Held meeting = requirePlanned(actor, id);
        if (meeting.time().startsAt().isAfter(clock.instant())) {
            throw new BusinessRuleViolation(AgendaRule.MEETING_NOT_BEGUN);
        }
        end(actor, id, MeetingState.HELD);
        heldChanged(id);
    }

    /** The meeting will not take place. */
    public void cancel(Actor actor, MeetingId id) {
        requirePlanned(actor, id);
        end(actor, id, MeetingState.CANCELLED);
    }

    /** Puts a meeting back into the agenda that was held or cancelled by mistake. */
    public void restore(Actor actor, MeetingId id) {
        Held meeting = held(actor, id);
        end(actor, id, MeetingState.PLANNED);
        if (meeting.state() == MeetingState.HELD) {
            heldChanged(id);
        }
    }

    /** When a meeting is. */
    public MeetingTime timeOf(MeetingId id) {
        return read(id).time();
    }

    private void end(Actor actor, MeetingId id, MeetingState state) {
        database.update(
                "update agenda.meeting set state = ?, version = version + 1, changed_at = ? where id = ?",
                state,
                clock.instant(),
                id.value());
        if (state != MeetingState.HELD) {
            invitations.tell(id);
        }
        audit.record(actor.author(), "MEETING_" + state, ENTITY, id, List.of("state"));
    }

    /** A meeting that was held keeps a cadence. */
    private void heldChanged(MeetingId id) {
        List<UUID> accounts =
                database.list(
                        "select account_id from agenda.meeting where id = ? and account_id is not null",
                        row -> row.uuid("account_id"),
                        id.value());
        if (!accounts.isEmpty()) {
            tieFacts.fire(TieFactsChanged.of(accounts));
        }
    }

    private record Held(MeetingTime time, MeetingState state) {}

    private Held requirePlanned(Actor actor, MeetingId id) {
        Held meeting = held(actor, id);
        if (meeting.state() != MeetingState.PLANNED) {
            throw new BusinessRuleViolation(AgendaRule.MEETING_ENDED);
        }
        return meeting;
    }

    /** The meeting, locked, for somebody who may write it. */
    private Held held(Actor actor, MeetingId id) {
        database.list(
                "select id from agenda.meeting where id = ? for no key update",
                row -> row.uuid("id"),
                id.value());
        Held meeting = read(id);
        rights.require(
                actor,
                database.list(
                        "select user_id from agenda.meeting_colleague where meeting_id = ?",
                        row -> new UserId(row.uuid("user_id")),
                        id.value()));
        return meeting;
    }

    private Held read(MeetingId id) {
        return database.first(
                        """
                        select to_char(starts_local, 'YYYY-MM-DD"T"HH24:MI') as start, zone, minutes, state
                        from agenda.meeting where id = ?
                        """,
                        row ->
                                new Held(
                                        new MeetingTime(
                                                LocalDateTime.parse(row.text("start")),
                                                ZoneId.of(row.text("zone")),
                                                row.integer("minutes")),
                                        row.constant("state", MeetingState.class)),
                        id.value())
                .orElseThrow(() -> new NotFound(ENTITY, id));
    }

    private void requireAccount(AccountId account) {
        if (directory.resolve(List.of(AccountKey.of(account))).isEmpty()) {
            throw new NotFound("account", account);
        }
    }

    private void requireContacts(PlanMeeting command) {
        if (command.contacts().isEmpty()) {
            return;
        }
        long there =
                database.number(
                        """
                        select count(distinct c.contact_id)
                        from customer.v_contact_at_account c
                        join customer.v_account_survivor s on s.account_id = c.account_id
                        where c.contact_id = any (?) and s.given_id = ?
                        """,
                        contacts(command.contacts()),
                        command.account().map(AccountId::value));
        if (there < command.contacts().size()) {
            throw BusinessRuleViolation.of("contacts", AgendaRule.CONTACT_ELSEWHERE);
        }
    }

    private static UUID[] contacts(Set<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
