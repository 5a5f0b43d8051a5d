package org.loyaltyloop.web.page.config;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.loop.ChangeLoop;
import org.loyaltyloop.loop.LoopSetting;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The eight stages with who answers for them and what the firm aims at, and the loop as a whole; in
 * pages {@code configStages}.
 */
@Named("configStages")
@ViewScoped
public class StageSettingsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageSettings settings;
    private final OwnerChoice owners;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private int version;
    private String owner = "";
    private String lostAfterDays = "";
    private transient @Nullable List<StageSetting> stages;

    @Inject
    StageSettingsPage(
            StageSettings settings,
            OwnerChoice owners,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.settings = settings;
        this.owners = owners;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected StageSettingsPage() {
        this(null, null, null, null, null, null);
    }

    /** Reads what is set for the loop as a whole. */
    public void open() {
        LoopSetting loop = settings.overall();
        version = loop.version();
        owner = loop.owner().map(found -> found.id().toString()).orElse("");
        lostAfterDays = Integer.toString(loop.lostAfterDays());
    }

    /** Saves what is set for the loop as a whole. */
    public @Nullable String save() {
        try {
            settings.changeLoop(
                    me.actor(),
                    new ChangeLoop(
                            version,
                            OwnerChoice.id(owner),
                            StageFields.whole("lostAfterDays", lostAfterDays, 30, 3650)));
        } catch (BusinessRuleViolation broken) {
            problems.show("loop", broken);
            return null;
        }
        notices.done("config.loop.saved");
        return "/config/stages?faces-redirect=true";
    }

    /** All eight stages. */
    public List<StageSetting> getStages() {
        if (stages == null) {
            stages = settings.all();
        }
        return stages;
    }

    /** How many stages lack an owner or measurement, in words. */
    public String getGapWords() {
        long gaps = getStages().stream().filter(StageSetting::gap).count();
        return formats.text("config.stages.gaps", gaps);
    }

    /** What the firm aims at in a stage, in words; empty where nothing. */
    public String targets(StageSetting stage) {
        return Arrays.stream(TargetMeasure.values())
                .filter(measure -> stage.target(measure).isPresent())
                .map(
                        measure ->
                                formats.text(
                                        measure.lowIsGood()
                                                ? "config.target.most"
                                                : "config.target.least",
                                        formats.label(measure),
                                        StageFields.words(
                                                measure,
                                                stage.target(measure).orElseThrow(),
                                                formats)))
                .collect(Collectors.joining(" · "));
    }

    /** Whether nobody who has access answers for the loop as a whole. */
    public boolean isUnowned() {
        return settings.overall().owner().filter(found -> found.active()).isEmpty();
    }

    /** Who can answer for it. */
    public List<SelectItem> getOwners() {
        return owners.choices(owner);
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner == null ? "" : owner;
    }

    public String getLostAfterDays() {
        return lostAfterDays;
    }

    public void setLostAfterDays(@Nullable String lostAfterDays) {
        this.lostAfterDays = lostAfterDays == null ? "" : lostAfterDays;
    }
}
