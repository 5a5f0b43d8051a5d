package org.loyaltyloop.web.page.agenda;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.agenda.MeetingId;
import org.loyaltyloop.agenda.MeetingInvitations;
import org.loyaltyloop.agenda.MeetingQueries;
import org.loyaltyloop.agenda.MeetingState;
import org.loyaltyloop.agenda.MeetingTime;
import org.loyaltyloop.agenda.MeetingView;
import org.loyaltyloop.agenda.Meetings;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One meeting: moved, held, cancelled, or put back. */
@Named("meetingPage")
@ViewScoped
public class MeetingPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final MeetingQueries queries;
    private final Meetings meetings;
    private final MeetingInvitations invitations;
    private final Mail mail;
    private final CurrentUser me;
    private final Notices notices;
    private final Clock clock;

    private final MeetingFields fields = new MeetingFields();
    private String id = "";
    private String version = "";
    private transient @Nullable MeetingView row;

    @Inject
    MeetingPage(
            MeetingQueries queries,
            Meetings meetings,
            MeetingInvitations invitations,
            Mail mail,
            CurrentUser me,
            Notices notices,
            Clock clock) {
        this.queries = queries;
        this.meetings = meetings;
        this.invitations = invitations;
        this.mail = mail;
        this.me = me;
        this.notices = notices;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeetingPage() {
        this.queries = null;
        this.meetings = null;
        this.invitations = null;
        this.mail = null;
        this.me = null;
        this.notices = null;
        this.clock = null;
    }

    /** Fills the form in. */
    public void open() {
        fields.setStart(getRow().time().start().toString());
        fields.setMinutes(Integer.toString(getRow().time().minutes()));
        version = Integer.toString(getRow().version());
    }

    /** The meeting. */
    public MeetingView getRow() {
        if (row == null) {
            row = queries.find(meeting()).orElseThrow(() -> new NotFound("meeting", id));
        }
        return row;
    }

    /** Moves the meeting; it keeps its zone. */
    public String move() {
        Optional<MeetingTime> time = fields.time(getRow().time().zone());
        if (time.isEmpty() || !version.matches("\\d{1,9}")) {
            notices.problemAt("move:start", "rule." + InputRule.MALFORMED.code());
            return "";
        }
        meetings.move(me.actor(), meeting(), Integer.parseInt(version), time.get());
        notices.done("agenda.moved", time.get().start().toLocalDate());
        return again();
    }

    /** The meeting took place. */
    public String hold() {
        meetings.hold(me.actor(), meeting());
        return again();
    }

    /** Mails the invitation to the contacts, as the meeting stands now. */
    public String invite() {
        notices.done("agenda.meeting.inviting", invitations.send(me.actor(), meeting()));
        return again();
    }

    /** Whether invitations can be mailed. */
    public boolean isMailing() {
        return mail.isSetUp() && isPlanned();
    }

    /** How many were invited by mail. */
    public long getInvited() {
        return invitations.invited(meeting());
    }

    /** The meeting will not take place. */
    public String cancel() {
        meetings.cancel(me.actor(), meeting());
        return again();
    }

    /** Puts the meeting back. */
    public String restore() {
        meetings.restore(me.actor(), meeting());
        return again();
    }

    /** Whether it is still to come about. */
    public boolean isPlanned() {
        return getRow().state() == MeetingState.PLANNED;
    }

    /** Whether it can have been held. */
    public boolean isBegun() {
        return isPlanned() && !getRow().startsAt().isAfter(clock.instant());
    }

    /** Names of the colleagues. */
    public String getColleagues() {
        return String.join(", ", getRow().colleagues());
    }

    /** Names of the contacts. */
    public String getContacts() {
        return String.join(", ", getRow().contacts());
    }

    public MeetingFields getFields() {
        return fields;
    }

    private String again() {
        return "/agenda/meeting?faces-redirect=true&id=" + id;
    }

    private MeetingId meeting() {
        try {
            return MeetingId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("meeting", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = version == null ? "" : version;
    }
}
