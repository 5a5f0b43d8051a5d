package org.loyaltyloop.web.page.binding;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.binding.BindingLevel;
import org.loyaltyloop.binding.Instrument;
import org.loyaltyloop.binding.Measure;
import org.loyaltyloop.binding.MeasureId;
import org.loyaltyloop.binding.MeasureLibrary;
import org.loyaltyloop.binding.Situation;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Conflict;
import org.loyaltyloop.web.shell.Notices;

/** One measure of the library; in pages {@code bindingMeasure}. */
@Named("bindingMeasure")
@ViewScoped
public class MeasurePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/binding/measures?faces-redirect=true";

    private final MeasureLibrary library;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    // A new measure has its id before it is saved, so that a second click changes nothing.
    private final String fresh = MeasureId.next().toString();
    private int version;
    private MeasureFields fields = new MeasureFields();
    private MeasureFields before = new MeasureFields();
    private transient @Nullable Conflict conflict;

    @Inject
    MeasurePage(
            MeasureLibrary library,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.library = library;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected MeasurePage() {
        this(null, null, null, null, null);
    }

    /** Reads the measure that the address names, or begins a new one. */
    public void load() {
        if (!id.isEmpty()) {
            Measure measure = measure();
            version = measure.version();
            fields = MeasureFields.of(measure);
            before = MeasureFields.of(measure);
        }
    }

    private Measure measure() {
        return library.all().stream()
                .filter(known -> known.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("measure", id));
    }

    /** Puts the measure into the library. */
    public @Nullable String save() {
        try {
            library.save(
                    me.actor(), fields.measure(MeasureId.of(id.isEmpty() ? fresh : id), version));
        } catch (StaleVersion changedMeanwhile) {
            Measure now = measure();
            conflict = new Conflict(now.changedBy().orElse(""), differences(MeasureFields.of(now)));
            return null;
        } catch (BusinessRuleViolation refused) {
            problems.show("form", refused);
            return null;
        }
        notices.done("binding.measure.saved");
        return LIST;
    }

    /** Saves what was typed over what somebody else saved. */
    public @Nullable String keepMine() {
        version = measure().version();
        conflict = null;
        return save();
    }

    /** Takes what somebody else saved instead. */
    public void keepTheirs() {
        conflict = null;
        load();
    }

    private List<Conflict.Row> differences(MeasureFields theirs) {
        List<Conflict.Row> rows = new ArrayList<>();
        List<String> mine = fields.words(formats);
        List<String> others = theirs.words(formats);
        List<String> old = before.words(formats);
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.get(i).equals(others.get(i))) {
                rows.add(
                        new Conflict.Row(
                                formats.text("binding.measure." + MeasureFields.NAMES.get(i)),
                                mine.get(i),
                                others.get(i),
                                old.get(i)));
            }
        }
        return rows;
    }

    /** The dialog for two edits at once, when there is one. */
    public @Nullable Conflict getConflict() {
        return conflict;
    }

    /** The fields of the form. */
    public MeasureFields getFields() {
        return fields;
    }

    /** Whether a measure that is there is changed. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    /** The situations, what presses most first. */
    public List<SelectItem> getSituations() {
        return Arrays.stream(Situation.values())
                .map(each -> new SelectItem(each, formats.label(each)))
                .toList();
    }

    /** The instruments by their levels. */
    public List<SelectItem> getInstruments() {
        return Arrays.stream(BindingLevel.values())
                .flatMap(
                        level ->
                                Instrument.of(level).stream()
                                        .map(
                                                each ->
                                                        new SelectItem(
                                                                level + ":" + each,
                                                                formats.label(level)
                                                                        + ": "
                                                                        + formats.label(each))))
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
