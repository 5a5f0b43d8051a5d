package org.loyaltyloop.web.page.contracts;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractQueries;
import org.loyaltyloop.contract.ContractStep;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.contract.Contracts;
import org.loyaltyloop.contract.RenewContract;
import org.loyaltyloop.contract.TerminateContract;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One contract, and what can be done with it; in pages {@code contractPage}. */
@Named("contractPage")
@ViewScoped
public class ContractPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ContractQueries queries;
    private final Contracts contracts;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private int version;
    private final LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private transient @Nullable ContractView view;
    private transient @Nullable List<ContractStep> steps;

    @Inject
    ContractPage(
            ContractQueries queries,
            Contracts contracts,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.queries = queries;
        this.contracts = contracts;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ContractPage() {
        this(null, null, null, null, null, null);
    }

    /** Reads the contract of the address and suggests what its forms say. */
    public void open() {
        ContractView read = getView();
        version = read.version();
        String today = read.today().toString();
        values.put("signedOn", today);
        values.put("agreedOn", today);
        values.put("givenOn", today);
        values.put(
                "until",
                read.endsOn()
                        .map(end -> end.plusMonths(read.renewalMonths().orElse(12)).toString())
                        .orElse(""));
        values.put(
                "value",
                read.worth()
                        .amount()
                        .map(a -> ContractFields.number(a, formats.getLocale()))
                        .orElse(""));
        values.put(
                "lastDay",
                read.endsOn()
                        .filter(end -> !end.isBefore(read.today()))
                        .orElse(read.today())
                        .toString());
    }

    /** The contract as it is stored. */
    public ContractView getView() {
        ContractView known = view;
        if (known == null) {
            known = queries.find(contract()).orElseThrow(() -> new NotFound("contract", id));
            view = known;
        }
        return known;
    }

    /** What happened to it, newest first. */
    public List<ContractStep> getSteps() {
        List<ContractStep> known = steps;
        if (known == null) {
            known = queries.steps(contract());
            steps = known;
        }
        return known;
    }

    /** Whether the reader may change it. */
    public boolean isMayWrite() {
        return me.actor().mayWriteAccount(getView().accountOwner(), getView().accountTeam());
    }

    /** Whether it can be renewed: signed, with an end, and without notice. */
    public boolean isRenewable() {
        ContractView shown = getView();
        return isMayWrite()
                && shown.signedOn().isPresent()
                && shown.endsOn().isPresent()
                && shown.lastDay().isEmpty();
    }

    /** Whether notice can be given. */
    public boolean isTerminable() {
        return isMayWrite()
                && getView().signedOn().isPresent()
                && getView().lastDay().isEmpty()
                && getView().endsOn().filter(end -> end.isBefore(getView().today())).isEmpty();
    }

    /** Signs the draft. */
    public @Nullable String sign() {
        return doing(
                "sign",
                "contracts.signed.done",
                () -> contracts.sign(me.actor(), contract(), version, day("signedOn")));
    }

    /** Renews it for the term of the form. */
    public @Nullable String renew() {
        return doing(
                "renew",
                "contracts.renewed.done",
                () ->
                        contracts.renew(
                                me.actor(),
                                new RenewContract(
                                        contract(),
                                        version,
                                        day("agreedOn"),
                                        typed("until").map(t -> day("until")),
                                        new Worth(
                                                amount(),
                                                getView().worth().per(),
                                                getView().worth().currency()))));
    }

    /** Takes the last renewal back. */
    public @Nullable String undoRenewal() {
        return doing(
                "undo",
                "contracts.renewal.undone",
                () -> contracts.undoRenewal(me.actor(), contract(), version));
    }

    /** Gives notice. */
    public @Nullable String terminate() {
        return doing(
                "terminate",
                "contracts.terminated.done",
                () ->
                        contracts.terminate(
                                me.actor(),
                                new TerminateContract(
                                        contract(),
                                        version,
                                        day("givenOn"),
                                        day("lastDay"),
                                        typed("reason").orElse(""))));
    }

    /** Takes notice back. */
    public @Nullable String reinstate() {
        return doing(
                "reinstate",
                "contracts.reinstated.done",
                () -> contracts.reinstate(me.actor(), contract(), version));
    }

    /** Removes the contract, with its touchpoints. */
    public String remove() {
        String name = getView().name();
        contracts.remove(me.actor(), contract(), version);
        notices.done("contracts.removed", name);
        return "/contracts/list?faces-redirect=true";
    }

    private @Nullable String doing(String form, String done, Runnable work) {
        try {
            work.run();
        } catch (BusinessRuleViolation broken) {
            problems.show(form, broken);
            return null;
        }
        notices.done(done, getView().name());
        return "/contracts/contract?faces-redirect=true&id=" + id;
    }

    private LocalDate day(String field) {
        try {
            return LocalDate.parse(
                    typed(field)
                            .orElseThrow(
                                    () -> BusinessRuleViolation.of(field, InputRule.REQUIRED)));
        } catch (DateTimeParseException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    private Optional<BigDecimal> amount() {
        try {
            return typed("value").map(t -> ContractFields.number(t, formats.getLocale()));
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of("value", InputRule.MALFORMED);
        }
    }

    private Optional<String> typed(String field) {
        return ContractFields.typed(values, field);
    }

    private ContractId contract() {
        try {
            return ContractId.of(id);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("contract", id);
        }
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
