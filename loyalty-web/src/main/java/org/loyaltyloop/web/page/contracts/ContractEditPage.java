package org.loyaltyloop.web.page.contracts;

import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Contracts;
import org.loyaltyloop.contract.MakeContract;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.ValuePer;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.offering.LineRow;
import org.loyaltyloop.offering.OfferingQueries;
import org.loyaltyloop.offering.ProductRow;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The form of a contract, new or known; in pages {@code contractEdit}. */
@Named("contractEdit")
@ViewScoped
public class ContractEditPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String SOURCE = "crm";

    private final ContractQueries queries;
    private final Contracts contracts;
    private final OfferingQueries offerings;
    private final StaffQueries staff;
    private final CustomerViewQueries customers;
    private final Rates rates;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private final String token = UUID.randomUUID().toString();
    private String id = "";
    private String forAccount = "";
    private String order = "";
    private String name = "";
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private @Nullable LinkedHashMap<String, String> theirs;
    private transient CustomerView.@Nullable Named account;

    @Inject
    ContractEditPage(
            ContractQueries queries,
            Contracts contracts,
            OfferingQueries offerings,
            StaffQueries staff,
            CustomerViewQueries customers,
            Rates rates,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.contracts = contracts;
        this.offerings = offerings;
        this.staff = staff;
        this.customers = customers;
        this.rates = rates;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractEditPage() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    /** Fills the form from the contract or the account of the address. */
    public void open() {
        if (isExisting()) {
            read();
        } else {
            original.put("currency", rates.currency());
            original.put("kind", ContractKind.CONTRACT.name());
            original.put("per", ValuePer.YEAR.name());
            original.put("renewal", RenewalKind.BY_AGREEMENT.name());
            original.put("startsOn", formats.today().toString());
            original.put("account", forAccount);
            original.put("orderRef", order);
            original.put("name", name);
        }
        values = new LinkedHashMap<>(original);
        account = accountOf(values);
    }

    /** Saves the form. */
    public @Nullable String save() {
        values.put("account", account == null ? "" : account.id().toString());
        try {
            return stored();
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
        } catch (StaleVersion overtaken) {
            theirs = new LinkedHashMap<>(texts(current()));
        }
        return null;
    }

    private String stored() {
        var details = ContractFields.details(values, formats.getLocale());
        ContractId saved;
        if (isExisting()) {
            saved = contract();
            contracts.change(me.actor(), saved, version, details);
        } else {
            saved =
                    contracts
                            .make(
                                    me.actor(),
                                    new MakeContract(details, Optional.empty(), SOURCE, token))
                            .id();
        }
        notices.done("contracts.saved", details.name());
        return "/contracts/contract?faces-redirect=true&id=" + saved;
    }

    /** What differs between the two versions; null while nobody else saved. */
    public @Nullable EditConflict getConflict() {
        return theirs == null ? null : EditConflict.between(original, theirs, values);
    }

    /** The fields that both changed. */
    public List<ConflictRow> getConflictRows() {
        EditConflict conflict = getConflict();
        return conflict == null ? List.of() : conflict.rows(this::label, this::shown);
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
            account = accountOf(values);
        }
        theirs = null;
        read();
    }

    /** Saves what was chosen, on top of their version. */
    public @Nullable String saveChoices() {
        keepEditing();
        return save();
    }

    private String label(String key) {
        return formats.text("contracts.field." + key);
    }

    private String shown(String key, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        return switch (key) {
            case "account" ->
                    Optional.ofNullable(accountOf(Map.of(key, value)))
                            .map(CustomerView.Named::name)
                            .orElse(value);
            case "owner" ->
                    staff.colleagues().stream()
                            .filter(c -> c.id().toString().equals(value))
                            .findFirst()
                            .map(c -> c.displayName())
                            .orElse(value);
            case "kind" -> formats.label(ContractKind.valueOf(value));
            case "per" -> formats.label(ValuePer.valueOf(value));
            case "renewal" -> formats.label(RenewalKind.valueOf(value));
            case "startsOn", "endsOn" -> formats.date(LocalDate.parse(value));
            default -> value;
        };
    }

    private void read() {
        ContractView stored = current();
        version = stored.version();
        original = new LinkedHashMap<>(texts(stored));
    }

    private Map<String, String> texts(ContractView stored) {
        return ContractFields.of(stored, formats.getLocale());
    }

    private ContractView current() {
        return queries.find(contract()).orElseThrow(() -> new NotFound("contract", id));
    }

    private ContractId contract() {
        try {
            return ContractId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("contract", id);
        }
    }

    private CustomerView.@Nullable Named accountOf(Map<String, String> texts) {
        return ContractFields.typed(texts, "account")
                .flatMap(ContractEditPage::accountId)
                .flatMap(customers::header)
                .map(header -> new CustomerView.Named(header.id(), header.name()))
                .orElse(null);
    }

    private static Optional<AccountId> accountId(String text) {
        try {
            return Optional.of(AccountId.of(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Colleagues who can be given it; one who has left only while chosen. */
    public List<SelectItem> getOwners() {
        String chosen = original.getOrDefault("owner", "");
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem("", formats.text("contracts.owner.none")));
        staff.colleagues().stream()
                .filter(who -> who.active() || who.id().toString().equals(chosen))
                .forEach(who -> items.add(new SelectItem(who.id().toString(), who.displayName())));
        return items;
    }

    /** Product lines with their products. */
    public List<SelectItem> getOfferings() {
        String chosen = original.getOrDefault("offering", "");
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem("", formats.text("contracts.offering.none")));
        List<ProductRow> products = offerings.products();
        for (LineRow line : offerings.lines()) {
            String name = formats.isDutch() ? line.dutchName() : line.name();
            List<SelectItem> choices = new ArrayList<>();
            if (line.active() || line.code().equals(chosen)) {
                choices.add(
                        new SelectItem(line.code(), formats.text("contracts.offering.line", name)));
            }
            products.stream()
                    .filter(p -> p.line().equals(line.id()))
                    .filter(p -> p.active() || p.code().equals(chosen))
                    .forEach(p -> choices.add(new SelectItem(p.code(), p.name())));
            if (!choices.isEmpty()) {
                items.add(
                        new SelectItemGroup(name, null, false, choices.toArray(SelectItem[]::new)));
            }
        }
        return items;
    }

    /** Kinds of agreement. */
    public ContractKind[] getKinds() {
        return ContractKind.values();
    }

    /** Spans that a value can be meant for. */
    public ValuePer[] getSpans() {
        return ValuePer.values();
    }

    /** What can happen at the end of a term. */
    public RenewalKind[] getRenewals() {
        return RenewalKind.values();
    }

    /** What the page is about. */
    public String getTitle() {
        return formats.text(isExisting() ? "contracts.edit.title" : "contracts.new");
    }

    /** Where cancelling leads. */
    public String getBackLink() {
        return isExisting() ? "/contracts/contract?id=" + id : "/contracts/list";
    }

    /** Whether the form is of one that is known. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    public Map<String, String> getValues() {
        return values;
    }

    public CustomerView.@Nullable Named getAccount() {
        return account;
    }

    public void setAccount(CustomerView.@Nullable Named account) {
        this.account = account;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getForAccount() {
        return forAccount;
    }

    public void setForAccount(@Nullable String forAccount) {
        this.forAccount = forAccount == null ? "" : forAccount;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(@Nullable String order) {
        this.order = order == null ? "" : order;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }
}
