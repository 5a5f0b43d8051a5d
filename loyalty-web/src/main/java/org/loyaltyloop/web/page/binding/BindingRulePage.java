package org.loyaltyloop.web.page.binding;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.Ageing;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.binding.BindingRule;
import org.loyaltyloop.binding.BindingRuleDesk;
import org.loyaltyloop.binding.BindingRuleDraft;
import org.loyaltyloop.binding.BindingRuleId;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.Nature;
import org.loyaltyloop.binding.StrengthBy;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One rule of the reader's draft; in pages {@code bindingRule}. */
@Named("bindingRule")
@ViewScoped
public class BindingRulePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final BindingRuleDesk desk;
    private final BindingQueries queries;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private int seen;
    private boolean enabled = true;
    private String factKind = "";
    private String instrument = BindingLevel.STRUCTURAL + ":" + Instrument.CONTRACT;
    private Nature nature = Nature.AS_FACT;
    private double weight = 0.5;
    private StrengthBy by = StrengthBy.FIXED;
    private double measure = 1;
    private double otherwise = 0.5;
    private int grace;
    private @Nullable Integer halfLife;
    private int atMost = 10;
    private transient @Nullable List<SelectItem> kinds;

    @Inject
    BindingRulePage(
            BindingRuleDesk desk,
            BindingQueries queries,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.desk = desk;
        this.queries = queries;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingRulePage() {
        this(null, null, null, null, null, null);
    }

    /** Reads the rule of the draft that the address names, or begins a new one. */
    public void open() {
        BindingRuleDraft draft = draft();
        seen = draft.version();
        if (!id.isEmpty()) {
            fill(ruleOf(draft));
        }
    }

    private BindingRuleDraft draft() {
        return desk.draft(me.actor()).orElseThrow(() -> new NotFound("rule draft", id));
    }

    private BindingRule ruleOf(BindingRuleDraft draft) {
        try {
            return draft.rule(BindingRuleId.of(id)).orElseThrow(() -> new NotFound("rule", id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("rule", id);
        }
    }

    private void fill(BindingRule rule) {
        enabled = rule.enabled();
        factKind = rule.factKind();
        instrument = rule.level() + ":" + rule.instrument();
        nature = rule.nature();
        weight = rule.weight();
        by = rule.by();
        measure = rule.measure();
        otherwise = rule.otherwise();
        grace = rule.ageing().grace();
        halfLife = rule.ageing().halfLife().orElse(null);
        atMost = rule.atMost();
    }

    /** Puts the rule into the draft. */
    public @Nullable String save() {
        try {
            String[] parts = instrument.split(":", 2);
            desk.save(
                    me.actor(),
                    seen,
                    new BindingRule(
                            id.isEmpty() ? BindingRuleId.next() : BindingRuleId.of(id),
                            enabled,
                            factKind,
                            BindingLevel.valueOf(parts[0]),
                            Instrument.valueOf(parts[1]),
                            nature,
                            weight,
                            by,
                            measure,
                            otherwise,
                            new Ageing(grace, Optional.ofNullable(halfLife)),
                            atMost));
        } catch (StaleVersion changedMeanwhile) {
            // The draft is the reader's own: it was changed in another window. What is typed stays.
            seen = draft().version();
            notices.warning("binding.draft.changed");
            return null;
        } catch (BusinessRuleViolation refused) {
            problems.show("form", refused);
            return null;
        }
        notices.done("binding.rule.saved");
        return "/binding/rules?faces-redirect=true";
    }

    /** Whether a rule that is there is changed. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    /** The kinds of fact that contexts publish, by name; the rule's own also where none does. */
    public List<SelectItem> getKinds() {
        if (kinds == null) {
            kinds = readKinds();
        }
        return kinds;
    }

    private List<SelectItem> readKinds() {
        List<SelectItem> items = new ArrayList<>();
        queries.kinds().values().stream()
                .sorted(Comparator.comparing(kind -> kind.name(formats.getLocale())))
                .forEach(
                        kind ->
                                items.add(
                                        new SelectItem(
                                                kind.code(), kind.name(formats.getLocale()))));
        if (!factKind.isEmpty() && items.stream().noneMatch(i -> i.getValue().equals(factKind))) {
            items.add(new SelectItem(factKind, factKind));
        }
        return items;
    }

    /** The instruments by their levels. */
    public List<SelectItem> getInstruments() {
        List<SelectItem> items = new ArrayList<>();
        for (BindingLevel level : BindingLevel.values()) {
            for (Instrument each : Instrument.of(level)) {
                items.add(
                        new SelectItem(
                                level + ":" + each,
                                formats.label(level) + ": " + formats.label(each)));
            }
        }
        return items;
    }

    /** Whether ties add value. */
    public List<SelectItem> getNatures() {
        return Arrays.stream(Nature.values())
                .map(each -> new SelectItem(each, formats.label(each)))
                .toList();
    }

    /** How strength follows from the fact. */
    public List<SelectItem> getWays() {
        return Arrays.stream(StrengthBy.values())
                .map(each -> new SelectItem(each, formats.label(each)))
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getFactKind() {
        return factKind;
    }

    public void setFactKind(String factKind) {
        this.factKind = factKind;
    }

    public String getInstrument() {
        return instrument;
    }

    public void setInstrument(String instrument) {
        this.instrument = instrument;
    }

    public Nature getNature() {
        return nature;
    }

    public void setNature(Nature nature) {
        this.nature = nature;
    }

    public double getWeight() {
        return weight;
    }

    public void setWeight(double weight) {
        this.weight = weight;
    }

    public StrengthBy getBy() {
        return by;
    }

    public void setBy(StrengthBy by) {
        this.by = by;
    }

    public double getMeasure() {
        return measure;
    }

    public void setMeasure(double measure) {
        this.measure = measure;
    }

    public double getOtherwise() {
        return otherwise;
    }

    public void setOtherwise(double otherwise) {
        this.otherwise = otherwise;
    }

    public int getGrace() {
        return grace;
    }

    public void setGrace(int grace) {
        this.grace = grace;
    }

    public @Nullable Integer getHalfLife() {
        return halfLife;
    }

    public void setHalfLife(@Nullable Integer halfLife) {
        this.halfLife = halfLife;
    }

    public int getAtMost() {
        return atMost;
    }

    public void setAtMost(int atMost) {
        this.atMost = atMost;
    }
}
