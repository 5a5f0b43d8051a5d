package org.loyaltyloop.web.page.feedback;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.feedback.InvitationId;
import org.loyaltyloop.feedback.InvitationQueries;
import org.loyaltyloop.feedback.InvitationRow;
import org.loyaltyloop.feedback.Invitations;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One invitation: its link to copy or to send, and how far it has come. */
@Named("invitationPage")
@ViewScoped
public class InvitationPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final InvitationQueries queries;
    private final Invitations invitations;
    private final Links links;
    private final Mail mail;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private transient @Nullable InvitationRow row;

    @Inject
    InvitationPage(
            InvitationQueries queries,
            Invitations invitations,
            Links links,
            Mail mail,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.invitations = invitations;
        this.links = links;
        this.mail = mail;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected InvitationPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Reads the invitation of the address; an unknown one is 404. */
    public void open() {
        getRow();
    }

    /** The invitation. */
    public InvitationRow getRow() {
        if (row == null) {
            row = queries.find(invitation()).orElseThrow(() -> new NotFound("invitation", id));
        }
        return row;
    }

    /** Takes it back. */
    public String withdraw() {
        invitations.withdraw(me.actor(), invitation());
        notices.done("feedback.withdrawn", getRow().respondent());
        return again();
    }

    /** Sends the link by mail. */
    public String send() {
        invitations.send(me.actor(), invitation());
        notices.done("feedback.sent", getRow().respondent());
        return again();
    }

    private String again() {
        return "/feedback/invitation?faces-redirect=true&id=" + id;
    }

    /** The question in the reader's language. */
    public String getQuestion() {
        return getRow().question(formats.getLocale());
    }

    /** The link to copy. */
    public String getLink() {
        return links.answer(getRow().id());
    }

    /** Whether the reader may hand the link out. */
    public boolean isMayAsk() {
        return me.opens("/feedback/ask");
    }

    /** Whether the link can be sent by mail, and was not. */
    public boolean isSendable() {
        return mail.isSetUp() && getRow().mailable() && !getRow().mailTold();
    }

    /** What became of the mail, or why there is none. */
    public String getMailWords() {
        InvitationRow shown = getRow();
        if (shown.mailedAt().isPresent()) {
            return formats.text("feedback.mail.sent", formats.dateTime(shown.mailedAt().get()));
        }
        if (shown.mailTold()) {
            return formats.text("feedback.mail.waits");
        }
        if (!mail.isSetUp()) {
            return formats.text("feedback.mail.off");
        }
        return formats.text(shown.mailable() ? "feedback.mail.not" : "feedback.mail.noAddress");
    }

    /** How it came about. */
    public String getMadeWords() {
        InvitationRow shown = getRow();
        return formats.text(
                shown.byPolicy() ? "feedback.made.policy.at" : "feedback.made.hand.at",
                formats.dateTime(shown.madeAt()),
                shown.madeBy());
    }

    /** The last day on which it can be answered. */
    public String getUntil() {
        return formats.date(getRow().expiresAt().minusMillis(1));
    }

    private InvitationId invitation() {
        try {
            return InvitationId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("invitation", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
