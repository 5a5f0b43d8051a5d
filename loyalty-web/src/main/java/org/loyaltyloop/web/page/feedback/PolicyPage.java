package org.loyaltyloop.web.page.feedback;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.feedback.ChangePolicy;
import org.loyaltyloop.feedback.SurveyPolicies;
import org.loyaltyloop.feedback.SurveyPolicy;
import org.loyaltyloop.feedback.Surveys;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.SurveyMetric;
import org.loyaltyloop.touchpoint.TouchpointCatalogue;
import org.loyaltyloop.touchpoint.TouchpointType;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Conflict;
import org.loyaltyloop.web.shell.Notices;

/** What is asked about one stage; of two who change it at once, neither loses a word. */
@Named("policyPage")
@ViewScoped
public class PolicyPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/feedback/policies?faces-redirect=true";

    private final SurveyPolicies policies;
    private final TouchpointCatalogue catalogue;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String stage = "";
    private int version;
    private PolicyFields fields = new PolicyFields();
    private PolicyFields before = new PolicyFields();
    private transient @Nullable Conflict conflict;

    @Inject
    PolicyPage(
            SurveyPolicies policies,
            TouchpointCatalogue catalogue,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.policies = policies;
        this.catalogue = catalogue;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PolicyPage() {
        this(null, null, null, null, null);
    }

    /** Reads the policy of the stage that the address names. */
    public void load() {
        SurveyPolicy policy = policies.of(loopStage());
        version = policy.version();
        fields = PolicyFields.of(policy);
        before = PolicyFields.of(policy);
    }

    /** Replaces the policy. */
    public @Nullable String save() {
        try {
            policies.change(
                    me.actor(),
                    new ChangePolicy(
                            loopStage(),
                            version,
                            fields.isActive(),
                            fields.getMetric(),
                            fields.getQuestionEn(),
                            fields.getQuestionNl(),
                            Arrays.asList(fields.getTypes()),
                            fields.getDelayHours(),
                            fields.getCooldownDays(),
                            fields.getValidDays()));
        } catch (StaleVersion changedMeanwhile) {
            SurveyPolicy now = policies.of(loopStage());
            conflict = new Conflict(now.updatedBy().orElse(""), differences(PolicyFields.of(now)));
            return null;
        }
        notices.done("feedback.policy.saved", formats.label(loopStage()));
        return LIST;
    }

    /** Saves what was typed over what somebody else saved. */
    public @Nullable String keepMine() {
        version = policies.of(loopStage()).version();
        conflict = null;
        return save();
    }

    /** Takes what somebody else saved instead. */
    public void keepTheirs() {
        conflict = null;
        load();
    }

    private List<Conflict.Row> differences(PolicyFields theirs) {
        List<Conflict.Row> rows = new ArrayList<>();
        List<String> mineWords = fields.words(formats);
        List<String> theirWords = theirs.words(formats);
        List<String> beforeWords = before.words(formats);
        for (int i = 0; i < PolicyFields.KEYS.size(); i++) {
            if (!Objects.equals(mineWords.get(i), theirWords.get(i))) {
                rows.add(
                        new Conflict.Row(
                                formats.text("feedback.policy." + PolicyFields.KEYS.get(i)),
                                mineWords.get(i),
                                theirWords.get(i),
                                beforeWords.get(i)));
            }
        }
        return rows;
    }

    /** The dialog for two edits at once, when there is one. */
    public @Nullable Conflict getConflict() {
        return conflict;
    }

    /** The fields of the form. */
    public PolicyFields getFields() {
        return fields;
    }

    /** The stage that it is about. */
    public LoopStage getLoopStage() {
        return loopStage();
    }

    /** The metrics to choose from. */
    public List<SelectItem> getMetrics() {
        return Arrays.stream(SurveyMetric.values())
                .map(metric -> new SelectItem(metric, formats.text("feedback.metric." + metric)))
                .toList();
    }

    /** The touchpoints to ask after: those of the stage first. */
    public List<SelectItem> getTypeChoices() {
        LoopStage mine = loopStage();
        Comparator<TouchpointType> ownFirst =
                Comparator.comparing(type -> !type.stage().equals(Optional.of(mine)));
        return catalogue.all().stream()
                .filter(type -> type.active() && !type.code().equals(Surveys.TYPE))
                .sorted(ownFirst.thenComparing(TouchpointType::sort))
                .map(type -> new SelectItem(type.code(), type.name(formats.getLocale())))
                .toList();
    }

    private LoopStage loopStage() {
        return Arrays.stream(LoopStage.values())
                .filter(known -> known.name().equals(stage))
                .findFirst()
                .orElseThrow(() -> new NotFound("stage", stage));
    }

    public String getStage() {
        return stage;
    }

    public void setStage(@Nullable String stage) {
        this.stage = stage == null ? "" : stage;
    }
}
