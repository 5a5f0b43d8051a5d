package org.loyaltyloop.web.page.feedback;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.feedback.AskForFeedback;
import org.loyaltyloop.feedback.InvitationId;
import org.loyaltyloop.feedback.Invitations;
import org.loyaltyloop.feedback.SurveyPolicies;
import org.loyaltyloop.feedback.SurveyPolicy;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.Mail;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;

/** Asking somebody for feedback by hand: whom, about which stage, and how the link gets there. */
@Named("askPage")
@ViewScoped
public class AskPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Invitations invitations;
    private final SurveyPolicies policies;
    private final CustomerViewQueries customers;
    private final TouchpointQueries touchpoints;
    private final Mail mail;
    private final CurrentUser me;
    private final Formats formats;

    private String account = "";
    private String contact = "";
    private String touchpoint = "";
    private LoopStage stage = LoopStage.SERVICE;
    private boolean byMail;
    private transient @Nullable CustomerView customer;
    private transient @Nullable SurveyPolicy policy;

    @Inject
    AskPage(
            Invitations invitations,
            SurveyPolicies policies,
            CustomerViewQueries customers,
            TouchpointQueries touchpoints,
            Mail mail,
            CurrentUser me,
            Formats formats) {
        this.invitations = invitations;
        this.policies = policies;
        this.customers = customers;
        this.touchpoints = touchpoints;
        this.mail = mail;
        this.me = me;
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AskPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Reads what the address names: a touchpoint says whom and about which stage. */
    public void open() {
        if (!touchpoint.isEmpty()) {
            TouchpointRow row =
                    touchpoints
                            .find(new TouchpointId(uuid(touchpoint)))
                            .orElseThrow(() -> new NotFound("touchpoint", touchpoint))
                            .row();
            account = row.account().toString();
            contact = row.contact().map(ContactId::toString).orElse(contact);
            stage = row.stage();
        }
        customer();
        if (contact.isEmpty()) {
            contact = customer().likelyContact().map(c -> c.id().toString()).orElse("");
        }
        byMail = mail.isSetUp();
    }

    /** Makes the invitation, and leads to its link. */
    public String ask() {
        InvitationId made =
                invitations.ask(
                        me.actor(),
                        new AskForFeedback(
                                stage,
                                customer().header().id(),
                                contact.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new ContactId(uuid(contact))),
                                touchpoint.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(new TouchpointId(uuid(touchpoint))),
                                byMail));
        return "/feedback/invitation?faces-redirect=true&id=" + made;
    }

    /** Shows the question of the stage that was chosen. */
    public void stageChosen() {
        policy = null;
    }

    /** Whose feedback is asked for. */
    public CustomerView.Header getCustomer() {
        return customer().header();
    }

    /** Whether there is nobody to ask. */
    public boolean isNobody() {
        return isOrganisation() && customer().contacts().isEmpty();
    }

    private boolean isOrganisation() {
        return customer().header().kind() == AccountKind.ORGANISATION;
    }

    /** The people to choose from; a private person may answer for themselves. */
    public List<SelectItem> getContacts() {
        List<SelectItem> choices = new ArrayList<>();
        if (!isOrganisation()) {
            choices.add(new SelectItem("", customer().header().name()));
        }
        customer()
                .contacts()
                .forEach(c -> choices.add(new SelectItem(c.id().toString(), c.name())));
        return choices;
    }

    /** The stages to choose from. */
    public List<SelectItem> getStages() {
        return Arrays.stream(LoopStage.values())
                .map(s -> new SelectItem(s.name(), s.number() + " · " + formats.label(s)))
                .toList();
    }

    /** The question of the stage in the reader's language. */
    public String getQuestion() {
        return policy().question(formats.getLocale());
    }

    /** The rules that the invitation follows, in words. */
    public String getTerms() {
        return formats.text(
                "feedback.ask.terms",
                formats.label(policy().metric()),
                policy().validDays(),
                policy().cooldownDays());
    }

    /** Whether links go out by mail. */
    public boolean isMailSetUp() {
        return mail.isSetUp();
    }

    private SurveyPolicy policy() {
        if (policy == null) {
            policy = policies.of(stage);
        }
        return policy;
    }

    private CustomerView customer() {
        if (customer == null) {
            customer =
                    customers
                            .of(new AccountId(uuid(account)))
                            .orElseThrow(() -> new NotFound("account", account));
        }
        return customer;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("record", text);
        }
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }

    public String getContact() {
        return contact;
    }

    public void setContact(@Nullable String contact) {
        this.contact = contact == null ? "" : contact;
    }

    public String getTouchpoint() {
        return touchpoint;
    }

    public void setTouchpoint(@Nullable String touchpoint) {
        this.touchpoint = touchpoint == null ? "" : touchpoint;
    }

    public String getStage() {
        return stage.name();
    }

    public void setStage(String stage) {
        this.stage = LoopStage.valueOf(stage);
    }

    public boolean isByMail() {
        return byMail;
    }

    public void setByMail(boolean byMail) {
        this.byMail = byMail;
    }
}
