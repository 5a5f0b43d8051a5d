package org.loyaltyloop.web.page.accounts;

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
import org.loyaltyloop.customer.AccountDetails;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.AccountQueries;
import org.loyaltyloop.customer.AccountView;
import org.loyaltyloop.customer.Accounts;
import org.loyaltyloop.customer.Address;
import org.loyaltyloop.customer.ChangeAccount;
import org.loyaltyloop.customer.CreateAccount;
import org.loyaltyloop.customer.Duplicates;
import org.loyaltyloop.customer.Reference;
import org.loyaltyloop.customerview.AccountListQueries;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.customerview.Search;
import org.loyaltyloop.customerview.SearchHit;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Colleague;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.TeamRow;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.component.Lookalikes;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The form of an account, new or known. Warns of look-alikes while somebody types, and lays both
 * versions side by side when somebody else saved first; nothing typed is lost.
 */
@Named("accountEditPage")
@ViewScoped
public class AccountEditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int PARENTS_OFFERED = 20;

    private final Accounts accounts;
    private final AccountQueries stored;
    private final AccountListQueries lists;
    private final CustomerViewQueries views;
    private final StaffQueries staff;
    private final Search search;
    private final Lookalikes lookalikes;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String storedName = "";
    private int version;
    private String kind = AccountKind.ORGANISATION.name();
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private String refSource = "";
    private String refName = "";
    private transient CustomerView.@Nullable Named parent;
    private transient @Nullable List<Reference> references;
    private transient @Nullable List<Lookalikes.Lookalike> alike;
    private @Nullable LinkedHashMap<String, String> theirs;

    @Inject
    AccountEditPage(
            Accounts accounts,
            AccountQueries stored,
            AccountListQueries lists,
            CustomerViewQueries views,
            StaffQueries staff,
            Search search,
            Lookalikes lookalikes,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.accounts = accounts;
        this.stored = stored;
        this.lists = lists;
        this.views = views;
        this.staff = staff;
        this.search = search;
        this.lookalikes = lookalikes;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected AccountEditPage() {
        this.accounts = null;
        this.stored = null;
        this.lists = null;
        this.views = null;
        this.staff = null;
        this.search = null;
        this.lookalikes = null;
        this.problems = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /** Fills the form: from the account of the address, or with what is usual for a new one. */
    public @Nullable String open() {
        if (!isExisting()) {
            values = new LinkedHashMap<>(AccountFields.blank());
            if (me.actor().roles().contains(Role.ACCOUNT_MANAGER)) {
                values.put(AccountFields.OWNER, me.actor().user().map(UserId::toString).orElse(""));
            }
            values.put(AccountFields.TEAM, me.actor().team().map(TeamId::toString).orElse(""));
            return null;
        }
        AccountView account = account();
        if (account.mergedInto().isPresent()) {
            return "/accounts/edit?faces-redirect=true&id=" + account.mergedInto().get();
        }
        if (!me.actor().mayWriteAccount(account.details().owner(), account.details().team())) {
            throw new AccessDenied("write account");
        }
        read(account);
        values = new LinkedHashMap<>(original);
        parent = parentOf(values);
        return null;
    }

    /** Saves the form and shows the account. */
    public @Nullable String save() {
        values.put(
                AccountFields.PARENT,
                isOrganisation() && parent != null ? parent.id().toString() : "");
        try {
            AccountDetails details = AccountFields.details(values, formats.getLocale());
            Optional<Reference> reference = reference();
            return isExisting() ? change(details, reference) : create(details, reference);
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        } catch (StaleVersion | OptimisticLockException overtaken) {
            theirs =
                    new LinkedHashMap<>(AccountFields.of(account().details(), formats.getLocale()));
            return null;
        }
    }

    private String create(AccountDetails details, Optional<Reference> reference) {
        AccountId created =
                accounts.create(
                        me.actor(),
                        new CreateAccount(
                                AccountKind.valueOf(kind), details, reference.stream().toList()));
        notices.done("accounts.edit.created", details.name());
        return AccountPage.PATH + "?faces-redirect=true&id=" + created;
    }

    private String change(AccountDetails details, Optional<Reference> reference) {
        AccountId account = AccountId.of(id);
        version = accounts.change(me.actor(), new ChangeAccount(account, version, details));
        reference.ifPresent(added -> accounts.addReference(me.actor(), account, added));
        notices.done("accounts.edit.saved", details.name());
        return AccountPage.PATH + "?faces-redirect=true&id=" + account;
    }

    private Optional<Reference> reference() {
        return refSource.isBlank() && refName.isBlank()
                ? Optional.empty()
                : Optional.of(new Reference(refSource, refName));
    }

    // Somebody else was first

    /** What differs between the two versions; null while nobody else saved. */
    public @Nullable EditConflict getConflict() {
        return theirs == null ? null : EditConflict.between(original, theirs, values);
    }

    /** The fields that both changed. */
    public List<ConflictRow> getConflictRows() {
        EditConflict conflict = getConflict();
        return conflict == null ? List.of() : conflict.rows(this::label, this::readable);
    }

    /** Which other fields come together by themselves, in words. */
    public String getMergedWords() {
        EditConflict conflict = getConflict();
        String others = conflict == null ? "" : conflict.merging(this::label);
        return others.isEmpty() ? "" : formats.text("accounts.conflict.merged", others);
    }

    /** Goes on editing on top of their version: what was typed here stands in the form. */
    public void keepEditing() {
        settle();
    }

    /** Saves what was chosen, on top of their version. */
    public @Nullable String saveChoices() {
        settle();
        return save();
    }

    private void settle() {
        EditConflict conflict = getConflict();
        if (conflict != null) {
            values.putAll(conflict.resolved(ChosenInConflict.theirs()));
            parent = parentOf(values);
        }
        theirs = null;
        read(account());
    }

    private String label(String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? formats.text("accounts.field." + key)
                : formats.text("Kind." + key.substring(0, dot))
                        + ": "
                        + formats.text("accounts.field." + key.substring(dot + 1));
    }

    /** Ids read as names. */
    private String readable(String key, String text) {
        if (text.isEmpty()) {
            return "–";
        }
        return switch (key) {
            case AccountFields.PARENT ->
                    views.header(AccountId.of(text)).map(CustomerView.Header::name).orElse(text);
            case AccountFields.OWNER ->
                    staff.colleagues().stream()
                            .filter(colleague -> colleague.id().toString().equals(text))
                            .map(Colleague::displayName)
                            .findFirst()
                            .orElse(text);
            case AccountFields.TEAM ->
                    staff.teams().stream()
                            .filter(team -> team.id().toString().equals(text))
                            .map(TeamRow::name)
                            .findFirst()
                            .orElse(text);
            default -> text;
        };
    }

    // Look-alikes

    /** Looks for known accounts that resemble what was typed. */
    public void look() {
        alike =
                lookalikes.ofAccount(
                        new Duplicates.AccountProbe(
                                AccountFields.text(AccountFields.NAME, values).orElse(""),
                                AccountFields.text(AccountFields.EMAIL, values),
                                AccountFields.text(AccountFields.PHONE, values),
                                Optional.empty(),
                                isExisting() ? Optional.of(AccountId.of(id)) : Optional.empty()));
    }

    /** What was found to resemble it. */
    public List<Lookalikes.Lookalike> getAlike() {
        return alike == null ? List.of() : alike;
    }

    // Choices

    /** The sectors there are that hold what was typed. */
    public List<String> sectors(String typed) {
        String wanted = typed.toLowerCase(formats.getLocale());
        return lists.sectors().stream()
                .filter(sector -> sector.toLowerCase(formats.getLocale()).contains(wanted))
                .limit(PARENTS_OFFERED)
                .toList();
    }

    /** Accounts to be part of. */
    public List<CustomerView.Named> parents(String typed) {
        return search.find(typed, PARENTS_OFFERED).stream()
                .filter(
                        hit ->
                                hit.kind() == SearchHit.Kind.ACCOUNT
                                        && !hit.id().toString().equals(id))
                .map(hit -> new CustomerView.Named(new AccountId(hit.id()), hit.name()))
                .toList();
    }

    /** The kinds of account. */
    public List<SelectItem> getKinds() {
        return Arrays.stream(AccountKind.values())
                .map(each -> new SelectItem(each.name(), formats.label(each)))
                .toList();
    }

    /** Colleagues who can own accounts, and whoever does now. */
    public List<SelectItem> getOwners() {
        return staff.colleagues().stream()
                .filter(
                        colleague ->
                                colleague.active()
                                        || colleague
                                                .id()
                                                .toString()
                                                .equals(original.get(AccountFields.OWNER)))
                .map(
                        colleague ->
                                new SelectItem(colleague.id().toString(), colleague.displayName()))
                .toList();
    }

    /** Teams to choose from, and the one there is now. */
    public List<SelectItem> getTeams() {
        return staff.teams().stream()
                .filter(
                        team ->
                                team.active()
                                        || team.id()
                                                .toString()
                                                .equals(original.get(AccountFields.TEAM)))
                .map(team -> new SelectItem(team.id().toString(), team.name()))
                .toList();
    }

    /** Whether the address of that kind stands open: where to visit, and whatever is filled in. */
    public boolean unfolds(String addressKind) {
        return addressKind.equals(Address.Kind.VISIT.name())
                || values.entrySet().stream()
                        .anyMatch(
                                entry ->
                                        entry.getKey().startsWith(addressKind + ".")
                                                && entry.getValue() != null
                                                && !entry.getValue().isBlank());
    }

    /** The names that other systems have for it. */
    public List<Reference> getReferences() {
        if (references == null) {
            references = isExisting() ? account().references() : List.of();
        }
        return references;
    }

    /** Whether it is an organisation, which can be part of another. */
    public boolean isOrganisation() {
        return kind.equals(AccountKind.ORGANISATION.name());
    }

    /** Whether it is known already. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    /** The title of the page. */
    public String getTitle() {
        return isExisting()
                ? formats.text("accounts.edit.title", storedName)
                : formats.text("accounts.edit.title.new");
    }

    /** Where a change of mind leads. */
    public String getBackLink() {
        return isExisting() ? AccountPage.PATH + "?id=" + id : AccountListAddress.PAGE;
    }

    private AccountView account() {
        try {
            return stored.find(new AccountId(UUID.fromString(id)))
                    .orElseThrow(() -> new NotFound("account", id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("account", id);
        }
    }

    private void read(AccountView account) {
        original = new LinkedHashMap<>(AccountFields.of(account.details(), formats.getLocale()));
        version = account.version();
        kind = account.kind().name();
        storedName = account.details().name();
    }

    private CustomerView.@Nullable Named parentOf(Map<String, String> texts) {
        return AccountFields.text(AccountFields.PARENT, texts)
                .flatMap(parentId -> views.header(AccountId.of(parentId)))
                .map(header -> new CustomerView.Named(header.id(), header.name()))
                .orElse(null);
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getStoredName() {
        return storedName;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public CustomerView.@Nullable Named getParent() {
        return parent;
    }

    public void setParent(CustomerView.@Nullable Named parent) {
        this.parent = parent;
    }

    public String getRefSource() {
        return refSource;
    }

    public void setRefSource(@Nullable String refSource) {
        this.refSource = refSource == null ? "" : refSource;
    }

    public String getRefName() {
        return refName;
    }

    public void setRefName(@Nullable String refName) {
        this.refName = refName == null ? "" : refName;
    }
}
