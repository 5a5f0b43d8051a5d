package org.loyaltyloop.web.page.config;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.ClassificationRule;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.RuleCondition;
import org.loyaltyloop.touchpoint.RuleDesk;
import org.loyaltyloop.touchpoint.RuleDraft;
import org.loyaltyloop.touchpoint.RuleField;
import org.loyaltyloop.touchpoint.RuleId;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One rule of the reader's draft, new or known; in pages {@code configRule}. */
@Named("configRule")
@ViewScoped
public class RulePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/config/rules?faces-redirect=true";

    private final RuleDesk desk;
    private final TouchpointCatalogue catalogue;
    private final RuleWords words;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private int seen;
    private String name = "";
    private String note = "";
    private String stage = LoopStage.INTERACTION.name();
    private boolean enabled = true;
    private ArrayList<ConditionForm> conditions = new ArrayList<>();
    private String wanted = RuleField.TYPE.name();

    @Inject
    RulePage(
            RuleDesk desk,
            TouchpointCatalogue catalogue,
            RuleWords words,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.words = words;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected RulePage() {
        this(null, null, null, null, null, null, null);
    }

    /** Fills the form from the rule of the address; without a draft there is nothing to edit. */
    public void open() {
        RuleDraft draft =
                desk.draft(me.actor()).orElseThrow(() -> new NotFound("rule draft", me.getLogin()));
        seen = draft.version();
        if (isExisting()) {
            ClassificationRule rule =
                    ruleId().flatMap(draft::rule).orElseThrow(() -> new NotFound("rule", id));
            name = rule.name();
            note = rule.note().orElse("");
            stage = rule.stage().name();
            enabled = rule.enabled();
            conditions =
                    new ArrayList<>(rule.conditions().stream().map(ConditionForm::of).toList());
        }
    }

    /** Saves the rule into the draft. */
    public @Nullable String save() {
        try {
            desk.save(
                    me.actor(),
                    seen,
                    new ClassificationRule(
                            ruleId().orElseGet(RuleId::next),
                            name,
                            Optional.of(note),
                            enabled,
                            LoopStage.valueOf(stage),
                            typed()));
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        }
        notices.done("config.rule.saved", name.strip());
        return LIST;
    }

    private List<RuleCondition> typed() {
        return conditions.stream().map(ConditionForm::condition).toList();
    }

    /** Adds a condition on what was chosen. */
    public void add() {
        conditions.add(new ConditionForm(RuleField.valueOf(wanted)));
    }

    /** Takes a condition out. */
    public void remove(ConditionForm condition) {
        conditions.remove(condition);
    }

    /** What a condition can look at. */
    public List<SelectItem> getFields() {
        return labels(RuleField.values());
    }

    /** The ways in which a condition can compare. */
    public List<SelectItem> tests(ConditionForm condition) {
        return labels(condition.getField().tests().toArray(Enum<?>[]::new));
    }

    /** The values that a condition can choose from. */
    public List<SelectItem> values(ConditionForm condition) {
        return switch (condition.getField()) {
            case TYPE ->
                    catalogue.all().stream()
                            .map(
                                    type ->
                                            new SelectItem(
                                                    type.code(), type.name(formats.getLocale())))
                            .toList();
            case CHANNEL -> labels(Channel.values());
            case DIRECTION -> labels(Direction.values());
            case OFFERING ->
                    words.offeringNames().entrySet().stream()
                            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                            .map(entry -> new SelectItem(entry.getKey(), entry.getValue()))
                            .toList();
            case SOURCE, ATTRIBUTE -> List.of();
        };
    }

    /** The stages to place in. */
    public List<SelectItem> getStages() {
        return Arrays.stream(LoopStage.values())
                .map(each -> new SelectItem(each.name(), each.number() + " " + formats.label(each)))
                .toList();
    }

    private List<SelectItem> labels(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(each -> new SelectItem(each.name(), formats.label(each)))
                .toList();
    }

    /** Whether the rule is in the draft already. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    private Optional<RuleId> ruleId() {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(RuleId.of(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("rule", id);
        }
    }

    /** The conditions, in the order in which they were added. */
    public List<ConditionForm> getConditions() {
        return conditions;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }

    public String getStage() {
        return stage;
    }

    public void setStage(String stage) {
        this.stage = stage;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }
}
