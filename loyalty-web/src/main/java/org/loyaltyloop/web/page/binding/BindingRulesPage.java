package org.loyaltyloop.web.page.binding;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingQueries;
import org.loyaltyloop.binding.BindingRule;
import org.loyaltyloop.binding.BindingRuleDesk;
import org.loyaltyloop.binding.BindingRuleDraft;
import org.loyaltyloop.binding.BindingRuleVersion;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The rules that make ties of facts: those that hold, or the reader's draft of others, and all
 * earlier versions; in pages {@code bindingRules}.
 */
@Named("bindingRules")
@ViewScoped
public class BindingRulesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/binding/rules?faces-redirect=true";

    private final BindingRuleDesk desk;
    private final BindingQueries queries;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private @Nullable Integer version;
    private int seen;
    private transient @Nullable Optional<BindingRuleDraft> draft;
    private transient @Nullable List<BindingRuleVersion> versions;
    private transient BindingRuleDesk.@Nullable Standing standing;
    private transient @Nullable Map<String, BindingQueries.FactKind> kinds;

    @Inject
    BindingRulesPage(
            BindingRuleDesk desk,
            BindingQueries queries,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.desk = desk;
        this.queries = queries;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected BindingRulesPage() {
        this(null, null, null, null, null);
    }

    /** Notes which state of the draft is shown: what is done with it is done with that. */
    public void open() {
        seen = draft().map(BindingRuleDraft::version).orElse(0);
    }

    /** Begins a draft. */
    public String begin() {
        desk.begin(me.actor());
        return HERE;
    }

    /** Begins a draft that brings an earlier version back. */
    public String restore(int version) {
        desk.restore(me.actor(), version);
        return HERE;
    }

    /** Throws the draft away. */
    public String discard() {
        desk.discard(me.actor());
        notices.done("binding.draft.discarded");
        return HERE;
    }

    /** Brings an outdated draft up to what holds. */
    public String bringUpToDate() {
        desk.bringUpToDate(me.actor(), seen);
        notices.done("binding.draft.broughtUp");
        return HERE;
    }

    /** Switches a rule on or off. */
    public String enable(BindingRule rule) {
        desk.enable(me.actor(), seen, rule.id(), !rule.enabled());
        return HERE;
    }

    /** Takes a rule out of the draft. */
    public String remove(BindingRule rule) {
        desk.remove(me.actor(), seen, rule.id());
        notices.done("binding.rule.removed", kind(rule));
        return HERE;
    }

    /** Leads to what the draft would do. */
    public String preview() {
        return "/binding/preview?faces-redirect=true&job=" + desk.preview(me.actor());
    }

    /** The reader's draft; null where there is none. */
    public @Nullable BindingRuleDraft getDraft() {
        return draft().orElse(null);
    }

    private Optional<BindingRuleDraft> draft() {
        if (draft == null) {
            draft = desk.draft(me.actor());
        }
        return draft;
    }

    /** The version that the address asks to see; null where it asks for none. */
    public @Nullable BindingRuleVersion getAsked() {
        Integer asked = version;
        return asked == null
                ? null
                : getVersions().stream()
                        .filter(known -> known.version() == asked)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("rule version", asked));
    }

    /** The rules to show: of the version asked for, the draft's, or those that hold. */
    public List<BindingRule> getRules() {
        BindingRuleVersion asked = getAsked();
        return asked == null
                ? draft().map(BindingRuleDraft::rules).orElseGet(() -> getPublished().rules())
                : asked.rules();
    }

    /** Which rules are shown, in words. */
    public String getShown() {
        BindingRuleVersion asked = getAsked();
        return asked != null
                ? formats.text("config.version.number", asked.version())
                : draft().map(mine -> formats.text("config.rules.draft", mine.basedOn()))
                        .orElseGet(
                                () ->
                                        formats.text(
                                                "config.rules.published",
                                                getPublished().version()));
    }

    /** Whether the rules that are shown can be changed: those of the draft. */
    public boolean isEditable() {
        return version == null && draft().isPresent();
    }

    /** The drafts of others. */
    public List<BindingRuleDraft> getOthers() {
        return desk.draftsOfOthers(me.actor());
    }

    /** All versions, newest first. */
    public List<BindingRuleVersion> getVersions() {
        if (versions == null) {
            versions = desk.versions(me.actor());
        }
        return versions;
    }

    /** The version that holds. */
    public BindingRuleVersion getPublished() {
        return getVersions().get(0);
    }

    /** How far the profiles are after the latest publication. */
    public BindingRuleDesk.Standing getStanding() {
        if (standing == null) {
            standing = desk.standing(me.actor());
        }
        return standing;
    }

    /** Has the profiles made anew once more. */
    public String recompute() {
        desk.recompute(me.actor());
        return HERE;
    }

    /** The kind of fact that a rule takes; its instrument's name where no context publishes it. */
    public String kind(BindingRule rule) {
        return fact(rule)
                .map(kind -> kind.name(formats.getLocale()))
                .orElseGet(() -> formats.label(rule.instrument()));
    }

    /** Whether any context publishes the kind of fact that a rule takes. */
    public boolean published(BindingRule rule) {
        return fact(rule).isPresent();
    }

    private Optional<BindingQueries.FactKind> fact(BindingRule rule) {
        if (kinds == null) {
            kinds = queries.kinds();
        }
        return Optional.ofNullable(kinds.get(rule.factKind()));
    }

    /** How strength follows from the fact, in a sentence. */
    public String strength(BindingRule rule) {
        return switch (rule.by()) {
            case FIXED -> formats.text("binding.rule.by.fixed", formats.decimal(rule.measure(), 2));
            case FACT ->
                    formats.text(
                            "binding.rule.by.fact",
                            formats.decimal(rule.measure(), 2),
                            formats.decimal(rule.otherwise(), 2));
            case QUANTITY ->
                    formats.text(
                            "binding.rule.by.quantity",
                            fact(rule)
                                    .flatMap(BindingQueries.FactKind::unit)
                                    .map(
                                            unit ->
                                                    formats.text(
                                                            "binding.unit." + unit,
                                                            formats.number(rule.measure())))
                                    .orElseGet(() -> formats.number(rule.measure())),
                            formats.decimal(rule.otherwise(), 2));
        };
    }

    /** How its ties fade, in a sentence. */
    public String ageing(BindingRule rule) {
        return rule.ageing()
                .halfLife()
                .map(days -> formats.text("binding.rule.ageing", rule.ageing().grace(), days))
                .orElseGet(() -> formats.text("binding.fresh.never"));
    }

    public @Nullable Integer getVersion() {
        return version;
    }

    public void setVersion(@Nullable Integer version) {
        this.version = version;
    }
}
