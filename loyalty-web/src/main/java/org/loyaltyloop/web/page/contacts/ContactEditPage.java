package org.loyaltyloop.web.page.contacts;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.OptimisticLockException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AddContact;
import org.loyaltyloop.customer.ChangeContact;
import org.loyaltyloop.customer.ContactDetails;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactQueries;
import org.loyaltyloop.customer.ContactRole;
import org.loyaltyloop.customer.ContactView;
import org.loyaltyloop.customer.Contacts;
import org.loyaltyloop.customer.Duplicates;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.component.Lookalikes;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The form of a contact: a new one at the account of the address, or a known one with the accounts
 * where they work. Warns of look-alikes, and lays both versions side by side when somebody else
 * saved first.
 */
@Named("contactEditPage")
@ViewScoped
public class ContactEditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final List<String> LANGUAGES = List.of("nl", "en");

    private final Contacts contacts;
    private final ContactQueries stored;
    private final CustomerViewQueries accounts;
    private final Lookalikes lookalikes;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String account = "";
    private String storedName = "";
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private boolean primary;
    private transient CustomerView.@Nullable Named workplace;
    private transient @Nullable ContactView contact;
    private transient @Nullable List<Lookalikes.Lookalike> alike;
    private @Nullable LinkedHashMap<String, String> theirs;

    @Inject
    ContactEditPage(
            Contacts contacts,
            ContactQueries stored,
            CustomerViewQueries accounts,
            Lookalikes lookalikes,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.contacts = contacts;
        this.stored = stored;
        this.accounts = accounts;
        this.lookalikes = lookalikes;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContactEditPage() {
        this.contacts = null;
        this.stored = null;
        this.accounts = null;
        this.lookalikes = null;
        this.problems = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /**
     * Fills the form: from the contact of the address, or empty for a new one at the account of the
     * address.
     */
    public void open() {
        if (isExisting()) {
            read();
            values = new LinkedHashMap<>(original);
        } else {
            workplace = named(account).orElseThrow(() -> new NotFound("account", account));
            values.put(ContactFields.LANGUAGE, formats.getLocale().getLanguage());
        }
    }

    /** Saves the form. */
    public @Nullable String save() {
        try {
            ContactDetails details = ContactFields.details(values);
            if (isExisting()) {
                version =
                        contacts.change(
                                me.actor(), new ChangeContact(ContactId.of(id), version, details));
                notices.done("contacts.edit.saved", details.display());
                return "/contacts/contact?faces-redirect=true&id=" + id;
            }
            contacts.create(
                    me.actor(),
                    new AddContact(
                            details,
                            ContactFields.placement(AccountId.of(account), values, primary),
                            List.of()));
            notices.done("contacts.edit.created", details.display());
            return "/accounts/account?faces-redirect=true&id=" + account;
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        } catch (StaleVersion | OptimisticLockException overtaken) {
            theirs = new LinkedHashMap<>(ContactFields.of(fresh().details()));
            return null;
        }
    }

    // Places

    /** Gives the contact a place at the account that was chosen, or changes the place there. */
    public void place() {
        if (workplace == null) {
            notices.problemAt("places:workplace", "rule.required");
            return;
        }
        try {
            contacts.place(
                    me.actor(),
                    ContactId.of(id),
                    ContactFields.placement(workplace.id(), values, primary));
            notices.done("contacts.place.done", workplace.name());
            workplace = null;
            primary = false;
            contact = null;
        } catch (BusinessRuleViolation broken) {
            problems.show("places", broken);
        }
    }

    /** Takes the contact from an account; the contact stays, and so does what happened. */
    public void leave(ContactView.Place place) {
        contacts.removeFrom(me.actor(), ContactId.of(id), place.placement().account());
        notices.done("contacts.place.left", place.accountName());
        contact = null;
    }

    /** The accounts where the contact works. */
    public List<ContactView.Place> getPlaces() {
        return isExisting() ? contact().places() : List.of();
    }

    /** The role at a place, in words. */
    public String roleName(ContactView.Place place) {
        return formats.label(place.placement().role());
    }

    // Somebody else was first

    /** What differs between the two versions; null while nobody else saved. */
    public @Nullable EditConflict getConflict() {
        return theirs == null ? null : EditConflict.between(original, theirs, values);
    }

    /** The fields that both changed. */
    public List<ConflictRow> getConflictRows() {
        EditConflict conflict = getConflict();
        return conflict == null
                ? List.of()
                : conflict.rows(this::label, (key, text) -> shown(text));
    }

    /** Which other fields come together by themselves, in words. */
    public String getMergedWords() {
        EditConflict conflict = getConflict();
        String others = conflict == null ? "" : conflict.merging(this::label);
        return others.isEmpty() ? "" : formats.text("accounts.conflict.merged", others);
    }

    /** Goes on editing on top of their version. */
    public void keepEditing() {
        EditConflict conflict = getConflict();
        if (conflict != null) {
            values.putAll(conflict.resolved(ChosenInConflict.theirs()));
        }
        theirs = null;
        contact = null;
        read();
    }

    /** Saves what was chosen, on top of their version. */
    public @Nullable String saveChoices() {
        keepEditing();
        return save();
    }

    private String label(String key) {
        return formats.text("contacts.field." + key);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "–" : text;
    }

    // Look-alikes and choices

    /** Looks for known contacts that resemble what was typed. */
    public void look() {
        alike =
                lookalikes.ofContact(
                        new Duplicates.ContactProbe(
                                ContactFields.name(values),
                                ContactFields.text(ContactFields.EMAIL, values),
                                ContactFields.text(ContactFields.MOBILE, values)
                                        .or(() -> ContactFields.text(ContactFields.PHONE, values)),
                                isExisting() ? Optional.of(ContactId.of(id)) : Optional.empty()));
    }

    /** What was found to resemble it. */
    public List<Lookalikes.Lookalike> getAlike() {
        return alike == null ? List.of() : alike;
    }

    /** The roles at an account. */
    public List<SelectItem> getRoles() {
        return Arrays.stream(ContactRole.values())
                .map(role -> new SelectItem(role.name(), formats.label(role)))
                .toList();
    }

    /** The languages to speak with a contact. */
    public List<SelectItem> getLanguages() {
        return LANGUAGES.stream()
                .map(code -> new SelectItem(code, formats.text("contacts.language." + code)))
                .toList();
    }

    /** The title of the page. */
    public String getTitle() {
        return isExisting()
                ? formats.text("accounts.edit.title", storedName)
                : formats.text(
                        "contacts.edit.title.new", workplace == null ? "" : workplace.name());
    }

    /** Where a change of mind leads. */
    public String getBackLink() {
        return isExisting() ? "/contacts/contact?id=" + id : "/accounts/account?id=" + account;
    }

    /** Whether the contact is known already. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    private void read() {
        original = new LinkedHashMap<>(ContactFields.of(contact().details()));
        version = contact().version();
        storedName = contact().details().display();
    }

    private ContactView contact() {
        if (contact == null) {
            contact = fresh();
        }
        return contact;
    }

    private ContactView fresh() {
        try {
            return stored.find(new ContactId(UUID.fromString(id)))
                    .orElseThrow(() -> new NotFound("contact", id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("contact", id);
        }
    }

    private Optional<CustomerView.Named> named(String accountId) {
        try {
            return accounts.header(new AccountId(UUID.fromString(accountId)))
                    .map(header -> new CustomerView.Named(header.id(), header.name()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public boolean isPrimary() {
        return primary;
    }

    public void setPrimary(boolean primary) {
        this.primary = primary;
    }

    public CustomerView.@Nullable Named getWorkplace() {
        return workplace;
    }

    public void setWorkplace(CustomerView.@Nullable Named workplace) {
        this.workplace = workplace;
    }
}
