package org.loyaltyloop.web.page.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.platform.JobState;
import org.loyaltyloop.touchpoint.ClassificationRule;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.ReplayPreview;
import org.loyaltyloop.touchpoint.Replays;
import org.loyaltyloop.touchpoint.RuleDesk;
import org.loyaltyloop.touchpoint.RuleDraft;
import org.loyaltyloop.touchpoint.RuleReach;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.touchpoint.TouchpointTypes;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * What changed rules or a changed type would do to what is recorded, and the button that does it;
 * in pages {@code configPreview}.
 */
@Named("configPreview")
@ViewScoped
public class PreviewPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SAMPLES = 30;

    private final Replays replays;
    private final RuleDesk desk;
    private final TouchpointTypes types;
    private final TouchpointQueries touchpoints;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String job = "";
    private String note = "";
    private transient @Nullable ReplayPreview preview;
    private transient @Nullable Optional<RuleDraft> draft;
    private transient @Nullable List<Sample> samples;

    @Inject
    PreviewPage(
            Replays replays,
            RuleDesk desk,
            TouchpointTypes types,
            TouchpointQueries touchpoints,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.replays = replays;
        this.desk = desk;
        this.types = types;
        this.touchpoints = touchpoints;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PreviewPage() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Reads the preview of the address; an unknown one is 404. */
    public void open() {
        note =
                draft().flatMap(RuleDraft::restores)
                        .map(version -> formats.text("config.publish.restores", version))
                        .orElse("");
        getPreview();
    }

    /** What it came to. */
    public ReplayPreview getPreview() {
        if (preview == null) {
            try {
                preview = replays.preview(me.actor(), JobId.of(job));
            } catch (IllegalArgumentException malformed) {
                throw new NotFound("preview", job);
            }
        }
        return preview;
    }

    private Optional<RuleDraft> draft() {
        if (draft == null) {
            draft = desk.draft(me.actor());
        }
        return draft;
    }

    /** Whether it is still counting. */
    public boolean isBusy() {
        return !getPreview().job().state().isFinal();
    }

    /** Whether all of it was counted. */
    public boolean isDone() {
        return getPreview().job().state() == JobState.DONE;
    }

    /** Whether it looks at a draft of rules, not at a type. */
    public boolean isOfRules() {
        return getPreview().draftVersion().isPresent();
    }

    /** Whether the reader's draft is still what the preview looked at. */
    public boolean isFresh() {
        return draft().filter(
                        mine -> getPreview().draftVersion().equals(Optional.of(mine.version())))
                .isPresent();
    }

    /** Whether somebody published other rules meanwhile. */
    public boolean isOutdated() {
        return draft().filter(RuleDraft::outdated).isPresent();
    }

    /** The name of the type, in the reader's language. */
    public String getTypeName() {
        boolean dutch = formats.getLocale().getLanguage().equals("nl");
        return getPreview().type().map(said -> dutch ? said.nameNl() : said.nameEn()).orElse("");
    }

    // What it came to

    /** The eight stages. */
    public List<LoopStage> getStages() {
        return Arrays.asList(LoopStage.values());
    }

    /** The stages that touchpoints leave, or change in. */
    public List<LoopStage> getLeft() {
        return getStages().stream()
                .filter(
                        from ->
                                getStages().stream()
                                        .anyMatch(to -> getPreview().count(from, to) > 0))
                .toList();
    }

    /** How many go from one stage to another; empty for none. */
    public String cell(LoopStage from, LoopStage to) {
        long n = getPreview().count(from, to);
        return n == 0 ? "" : formats.number(n);
    }

    /**
     * What one rule of the draft reaches.
     *
     * @param remark what is odd about that, in words; empty where nothing is
     */
    public record Reached(ClassificationRule rule, RuleReach reach, String remark) {}

    /** What each rule reaches, in their order. */
    public List<Reached> getReached() {
        List<Reached> reached = new ArrayList<>();
        if (isFresh()) {
            for (ClassificationRule rule : draft().orElseThrow().rules()) {
                reached.add(new Reached(rule, getPreview().reach(rule.id()), remark(rule)));
            }
        }
        return reached;
    }

    private String remark(ClassificationRule rule) {
        RuleReach reach = getPreview().reach(rule.id());
        if (!rule.enabled()) {
            return formats.text("config.reach.off");
        } else if (reach.passed() == 0) {
            return formats.text("config.reach.nothing");
        } else if (reach.crowdedOut()) {
            return formats.text("config.reach.crowdedOut");
        } else if (getPreview().takesEverything(rule.id())) {
            return formats.text("config.reach.everything");
        }
        return reach.moved() == 0 ? formats.text("config.reach.same") : "";
    }

    /** One touchpoint that would change. */
    public record Sample(TouchpointRow row, LoopStage from, LoopStage to) {}

    /** A few of those that would change. */
    public List<Sample> getSamples() {
        if (samples == null) {
            List<ReplayPreview.Sample> some =
                    getPreview().samples().stream().limit(SAMPLES).toList();
            Map<TouchpointId, TouchpointRow> rows =
                    touchpoints
                            .some(some.stream().map(ReplayPreview.Sample::touchpoint).toList())
                            .stream()
                            .collect(Collectors.toMap(TouchpointRow::id, Function.identity()));
            List<Sample> found = new ArrayList<>();
            for (ReplayPreview.Sample sample : some) {
                TouchpointRow row = rows.get(sample.touchpoint());
                if (row != null) {
                    found.add(new Sample(row, sample.from(), sample.to()));
                }
            }
            samples = found;
        }
        return samples;
    }

    /** What happened, in one line. */
    public String what(TouchpointRow row) {
        return row.summary().orElseGet(() -> row.typeName(formats.getLocale()));
    }

    // What to do about it

    /** Publishes the draft that the preview looked at. */
    public @Nullable String publish() {
        try {
            int version = desk.publish(me.actor(), getPreview().draftVersion().orElse(0), note);
            notices.done("config.publish.done", version);
        } catch (BusinessRuleViolation broken) {
            problems.show("publish", broken);
            return null;
        }
        return "/config/rules?faces-redirect=true";
    }

    /** Changes the type as the preview looked at it. */
    public String change() {
        types.change(me.actor(), getPreview().type().orElseThrow());
        notices.done("config.type.saved", getTypeName());
        return "/config/types?faces-redirect=true";
    }

    /** Stops counting. */
    public String stop() {
        replays.stop(me.actor(), getPreview().job().id());
        return isOfRules()
                ? "/config/rules?faces-redirect=true"
                : "/config/types?faces-redirect=true";
    }

    /** Where a change of mind leads. */
    public String getBackLink() {
        return isOfRules()
                ? "/config/rules"
                : "/config/type?code=" + getPreview().type().map(t -> t.code()).orElse("");
    }

    public String getJob() {
        return job;
    }

    public void setJob(@Nullable String job) {
        this.job = job == null ? "" : job;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }
}
