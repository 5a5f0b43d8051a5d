package org.loyaltyloop.web.page.config;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.loop.StageSetting;
import org.loyaltyloop.loop.StageSettings;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** What is set for one stage; in pages {@code configStage}. */
@Named("configStage")
@ViewScoped
public class StageSettingPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageSettings settings;
    private final OwnerChoice owners;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String stage = "";
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private @Nullable LinkedHashMap<String, String> theirs;

    @Inject
    StageSettingPage(
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
    protected StageSettingPage() {
        this(null, null, null, null, null, null);
    }

    /** Fills the form from the stage of the address. */
    public void open() {
        read();
        values = new LinkedHashMap<>(original);
    }

    /** Saves the form. */
    public @Nullable String save() {
        try {
            settings.change(me.actor(), StageFields.command(stored(), version, values));
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        } catch (StaleVersion overtaken) {
            theirs = new LinkedHashMap<>(StageFields.of(stored(), formats.getLocale()));
            return null;
        }
        notices.done("config.stage.saved", formats.label(getLoopStage()));
        return "/config/stages?faces-redirect=true";
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
        return key.startsWith("target_")
                ? formats.label(TargetMeasure.valueOf(key.substring("target_".length())))
                : formats.text("config.stage." + key);
    }

    private String shown(String key, String value) {
        if (key.equals(StageFields.OWNER)) {
            return owners.name(value);
        } else if (key.equals(StageFields.MEASURED)) {
            return formats.text("config.stage.measured." + value);
        }
        return value.isEmpty() ? "–" : value;
    }

    private void read() {
        StageSetting stored = stored();
        version = stored.version();
        original = new LinkedHashMap<>(StageFields.of(stored, formats.getLocale()));
    }

    private StageSetting stored() {
        return settings.of(getLoopStage());
    }

    /** The stage of the address. */
    public LoopStage getLoopStage() {
        return Arrays.stream(LoopStage.values())
                .filter(known -> known.name().equals(stage))
                .findFirst()
                .orElseThrow(() -> new NotFound("stage", stage));
    }

    /** What can have a target. */
    public List<TargetMeasure> getMeasures() {
        return List.of(TargetMeasure.values());
    }

    /** Who can answer for the stage. */
    public List<SelectItem> getOwners() {
        return owners.choices(original.getOrDefault(StageFields.OWNER, ""));
    }

    /** Measured, or not. */
    public List<SelectItem> getMeasuredChoices() {
        return List.of(
                new SelectItem("true", formats.text("config.stage.measured.true")),
                new SelectItem("false", formats.text("config.stage.measured.false")));
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getStage() {
        return stage;
    }

    public void setStage(@Nullable String stage) {
        this.stage = stage == null ? "" : stage;
    }
}
