package org.loyaltyloop.web.page.config;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.opportunity.DescribePhase;
import org.loyaltyloop.opportunity.Phase;
import org.loyaltyloop.opportunity.PhaseKind;
import org.loyaltyloop.opportunity.Phases;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** One phase of the pipeline, new or known; in pages {@code configPhase}. */
@Named("configPhase")
@ViewScoped
public class PhasePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String LIST = "/config/phases?faces-redirect=true";

    private final Phases phases;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String code = "";
    private boolean existing;
    private boolean active = true;
    private PhaseKind kind = PhaseKind.OPEN;
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();

    @Inject
    PhasePage(
            Phases phases,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.phases = phases;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected PhasePage() {
        this(null, null, null, null, null);
    }

    /** Fills the form from the phase of the address. */
    public void open() {
        existing = !code.isEmpty();
        values.put("code", code);
        if (existing) {
            Phase phase = phases.find(code);
            active = phase.active();
            kind = phase.kind();
            version = phase.version();
            values.put("nameEn", phase.nameEn());
            values.put("nameNl", phase.nameNl());
            values.put("sort", String.valueOf(phase.sort()));
            values.put("probability", String.valueOf(phase.probability()));
            values.put("stage", phase.stage().name());
            values.put("patienceDays", phase.patienceDays().map(String::valueOf).orElse(""));
        } else {
            values.put("sort", "50");
            values.put("stage", LoopStage.SELECTION.name());
        }
    }

    /** Saves the form. */
    public @Nullable String save() {
        try {
            DescribePhase said =
                    new DescribePhase(
                            whole("sort", 0, 999).orElse(0),
                            text("nameEn"),
                            text("nameNl"),
                            whole("probability", 0, 100).orElse(0),
                            LoopStage.valueOf(text("stage")),
                            whole("patienceDays", 1, 999));
            if (existing) {
                phases.change(me.actor(), code, version, said);
            } else {
                phases.add(me.actor(), text("code").strip(), said);
            }
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        }
        notices.done("pipeline.saved", text("nameEn"));
        return LIST;
    }

    /** Takes the phase out of use, or back into it. */
    public String use(boolean again) {
        phases.use(me.actor(), code, version, again);
        notices.done("pipeline.saved", text("nameEn"));
        return LIST;
    }

    private Optional<Integer> whole(String field, int least, int most) {
        String typed = text(field).strip();
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(typed));
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.OUT_OF_RANGE, least, most);
        }
    }

    private String text(String field) {
        return Optional.ofNullable(values.get(field)).orElse("");
    }

    /** The stages in which reaching the phase can be a touchpoint. */
    public List<SelectItem> getStages() {
        List<SelectItem> items = new ArrayList<>();
        for (LoopStage stage :
                List.of(LoopStage.ORIENTATION, LoopStage.SELECTION, LoopStage.TRANSACTION)) {
            items.add(new SelectItem(stage.name(), formats.label(stage)));
        }
        return items;
    }

    /** What the page is about. */
    public String getTitle() {
        return existing
                ? phases.find(code).name(formats.getLocale())
                : formats.text("pipeline.phase.new");
    }

    /** Whether it can be taken out of use. */
    public boolean isRetirable() {
        return existing && active && kind == PhaseKind.OPEN;
    }

    /** Whether it is out of use. */
    public boolean isRetired() {
        return existing && !active;
    }

    public boolean isExisting() {
        return existing;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code == null ? "" : code;
    }
}
