package org.loyaltyloop.web.page.pipeline;

import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.offering.LineRow;
import org.loyaltyloop.offering.OfferingQueries;
import org.loyaltyloop.offering.ProductRow;
import org.loyaltyloop.opportunity.OpenOpportunity;
import org.loyaltyloop.opportunity.Opportunities;
import org.loyaltyloop.opportunity.OpportunityId;
import org.loyaltyloop.opportunity.OpportunityQueries;
import org.loyaltyloop.opportunity.OpportunityView;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.platform.Rates;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The form of an opportunity, new or known; in pages {@code opportunityEdit}. */
@Named("opportunityEdit")
@ViewScoped
public class OpportunityEditPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String SOURCE = "crm";

    private final OpportunityQueries queries;
    private final Opportunities opportunities;
    private final Phases phases;
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
    private String phase = "";
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private @Nullable LinkedHashMap<String, String> theirs;
    private transient CustomerView.@Nullable Named account;

    @Inject
    OpportunityEditPage(
            OpportunityQueries queries,
            Opportunities opportunities,
            Phases phases,
            OfferingQueries offerings,
            StaffQueries staff,
            CustomerViewQueries customers,
            Rates rates,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.opportunities = opportunities;
        this.phases = phases;
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
    protected OpportunityEditPage() {
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Fills the form from the opportunity or the account of the address. */
    public void open() {
        if (isExisting()) {
            read();
        } else {
            original.put(OpportunityFields.CURRENCY, rates.currency());
            original.put(
                    OpportunityFields.OWNER, me.actor().user().map(Object::toString).orElse(""));
            original.put(OpportunityFields.ACCOUNT, forAccount);
        }
        values = new LinkedHashMap<>(original);
        account = accountOf(values);
    }

    /** Saves the form. */
    public @Nullable String save() {
        values.put(OpportunityFields.ACCOUNT, account == null ? "" : account.id().toString());
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
        var details = OpportunityFields.details(values, formats.getLocale());
        OpportunityId saved;
        if (isExisting()) {
            saved = opportunity();
            opportunities.change(me.actor(), saved, version, details);
        } else {
            saved =
                    opportunities
                            .open(me.actor(), OpenOpportunity.now(details, SOURCE, token).in(phase))
                            .id();
        }
        notices.done("pipeline.saved", details.name());
        return "/pipeline/opportunity?faces-redirect=true&id=" + saved;
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
        return formats.text("pipeline.field." + key);
    }

    private String shown(String key, String value) {
        if (value.isEmpty()) {
            return "–";
        }
        return switch (key) {
            case OpportunityFields.ACCOUNT ->
                    Optional.ofNullable(accountOf(Map.of(key, value)))
                            .map(CustomerView.Named::name)
                            .orElse(value);
            case OpportunityFields.OWNER ->
                    staff.colleagues().stream()
                            .filter(c -> c.id().toString().equals(value))
                            .findFirst()
                            .map(c -> c.displayName())
                            .orElse(value);
            default -> value;
        };
    }

    private void read() {
        OpportunityView stored = current();
        version = stored.row().version();
        original = new LinkedHashMap<>(texts(stored));
    }

    private Map<String, String> texts(OpportunityView stored) {
        return OpportunityFields.of(stored.details(), formats.getLocale());
    }

    private OpportunityView current() {
        return queries.find(me.actor(), opportunity())
                .orElseThrow(() -> new NotFound("opportunity", id));
    }

    private OpportunityId opportunity() {
        try {
            return OpportunityId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("opportunity", id);
        }
    }

    private CustomerView.@Nullable Named accountOf(Map<String, String> texts) {
        return OpportunityFields.typed(texts, OpportunityFields.ACCOUNT)
                .flatMap(PipelineAddress::uuid)
                .flatMap(known -> customers.header(new AccountId(known)))
                .map(header -> new CustomerView.Named(header.id(), header.name()))
                .orElse(null);
    }

    /** Colleagues who can be given it; one who has left only while chosen. */
    public List<SelectItem> getOwners() {
        String chosen = original.getOrDefault(OpportunityFields.OWNER, "");
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem("", formats.text("pipeline.owner.none")));
        staff.colleagues().stream()
                .filter(who -> who.active() || who.id().toString().equals(chosen))
                .forEach(who -> items.add(new SelectItem(who.id().toString(), who.displayName())));
        return items;
    }

    /** Product lines with their products. */
    public List<SelectItem> getOfferings() {
        String chosen = original.getOrDefault(OpportunityFields.OFFERING, "");
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem("", formats.text("pipeline.offering.none")));
        List<ProductRow> products = offerings.products();
        for (LineRow line : offerings.lines()) {
            String name = formats.isDutch() ? line.dutchName() : line.name();
            List<SelectItem> choices = new ArrayList<>();
            if (line.active() || line.code().equals(chosen)) {
                choices.add(
                        new SelectItem(line.code(), formats.text("pipeline.offering.line", name)));
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

    /** The phases that a new one can begin in. */
    public List<SelectItem> getPhases() {
        return phases.all().stream()
                .filter(p -> p.active() && p.open())
                .map((Phase p) -> new SelectItem(p.code(), p.name(formats.getLocale())))
                .toList();
    }

    /** What the page is about. */
    public String getTitle() {
        return formats.text(isExisting() ? "pipeline.edit.title" : "pipeline.new");
    }

    /** Where cancelling leads. */
    public String getBackLink() {
        return isExisting() ? "/pipeline/opportunity?id=" + id : "/pipeline/board";
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

    public String getPhase() {
        return phase;
    }

    public void setPhase(@Nullable String phase) {
        this.phase = phase == null ? "" : phase;
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
}
