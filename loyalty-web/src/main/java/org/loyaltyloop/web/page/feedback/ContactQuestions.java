package org.loyaltyloop.web.page.feedback;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactView;
import org.loyaltyloop.feedback.InvitationFilter;
import org.loyaltyloop.feedback.InvitationQueries;
import org.loyaltyloop.feedback.InvitationRow;
import org.loyaltyloop.feedback.Refusal;
import org.loyaltyloop.feedback.Refusals;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.page.contacts.ContactPage;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What a contact was asked lately, and whether they want to be; a part of the contact's page. */
@Named("contactQuestions")
@ViewScoped
public class ContactQuestions implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LATEST = 3;

    private final InvitationQueries invitations;
    private final Refusals refusals;
    private final ContactPage page;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private transient @Nullable List<InvitationRow> rows;
    private transient @Nullable Optional<Refusal> refusal;

    @Inject
    ContactQuestions(
            InvitationQueries invitations,
            Refusals refusals,
            ContactPage page,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.invitations = invitations;
        this.refusals = refusals;
        this.page = page;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactQuestions() {
        this(null, null, null, null, null, null);
    }

    /** The latest invitations. */
    public List<InvitationRow> getRows() {
        if (rows == null) {
            rows =
                    invitations
                            .list(InvitationFilter.ALL.with(contact()), Optional.empty(), LATEST)
                            .items();
        }
        return rows;
    }

    /** When and how they asked for no questions; empty where they did not. */
    public String getRefusedWords() {
        if (refusal == null) {
            refusal = refusals.of(contact());
        }
        return refusal.map(
                        found ->
                                formats.text(
                                        found.byLink()
                                                ? "feedback.refused.link"
                                                : "feedback.refused.hand",
                                        formats.date(found.at()),
                                        found.author()))
                .orElse("");
    }

    /** Notes that they want no questions. */
    public String refuse() {
        refusals.refuse(me.actor(), account(), contact());
        notices.done("feedback.refused", view().details().display());
        return again();
    }

    /** Takes that back. */
    public String lift() {
        refusals.lift(me.actor(), account(), contact());
        notices.done("feedback.lifted", view().details().display());
        return again();
    }

    /** Whether the reader may note what they want; the domain looks at this one. */
    public boolean isMayNote() {
        return me.opens("/contacts/edit") && !view().places().isEmpty();
    }

    /** Where the reader asks them; empty where they may not. */
    public String getAskLink() {
        return me.opens("/feedback/ask") && !view().places().isEmpty()
                ? "/feedback/ask?account=" + account() + "&contact=" + contact()
                : "";
    }

    /** The name, for the question whether to ask no more. */
    public String getName() {
        return view().details().display();
    }

    private AccountId account() {
        return view().places().get(0).placement().account();
    }

    private ContactView view() {
        return page.getContact();
    }

    private ContactId contact() {
        return view().id();
    }

    private String again() {
        return "/contacts/contact?faces-redirect=true&id=" + contact();
    }
}
