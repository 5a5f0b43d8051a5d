package org.loyaltyloop.web.page.loop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.loop.Improvement;
import org.loyaltyloop.loop.ImprovementId;
import org.loyaltyloop.loop.Improvements;
import org.loyaltyloop.loop.PlanImprovement;
import org.loyaltyloop.loop.TargetMeasure;
import org.loyaltyloop.staff.StaffQueries;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.web.component.UrlQuery;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * The improvement actions of a stage, and the form of one of them; in pages {@code
 * improvementForm}. {@code improve=new} in the address opens an empty form, an identifier that
 * action's.
 */
@Named("improvementForm")
@RequestScoped
public class ImprovementForm {

    static final String IMPROVE = "improve";
    private static final String NEW = "new";
    private static final int WEEKS_AHEAD = 6;

    private final Improvements improvements;
    private final StaffQueries staff;
    private final CurrentUser me;
    private final Notices notices;
    private final Formats formats;
    private final LoopAddress address;

    private String id = "";
    private int version;
    private String title = "";
    private String owner = "";
    private String due = "";
    private TargetMeasure measure = TargetMeasure.CONVERSION;
    private String note = "";
    private @Nullable List<Line> lines;
    private @Nullable Boolean allowed;

    @Inject
    ImprovementForm(
            Improvements improvements,
            StaffQueries staff,
            CurrentUser me,
            Notices notices,
            Formats formats,
            LoopRequest request) {
        this.improvements = improvements;
        this.staff = staff;
        this.me = me;
        this.notices = notices;
        this.formats = formats;
        this.address = request.address();
        fill();
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ImprovementForm() {
        this.improvements = null;
        this.staff = null;
        this.me = null;
        this.notices = null;
        this.formats = null;
        this.address = null;
    }

    /**
     * An action, ready to show.
     *
     * @param was the measure before it began
     * @param is the measure since then
     * @param kind class of the difference: coloured only where it is more than chance
     * @param edit the address of its form; empty for whoever may not change it
     */
    public record Line(
            Improvement action, boolean overdue, String was, String is, String kind, String edit) {}

    private void fill() {
        String asked = address.query().first(IMPROVE).orElse("");
        if (asked.equals(NEW)) {
            due = formats.today().plusWeeks(WEEKS_AHEAD).toString();
            owner = me.actor().user().map(UserId::toString).orElse("");
        } else if (!asked.isEmpty()) {
            Improvement action = improvements.find(idOf(asked));
            if (action.open()) {
                id = action.id().toString();
                version = action.version();
                title = action.title();
                owner = action.owner().id().toString();
                due = action.due().toString();
                measure = action.measure();
                note = action.note().orElse("");
            }
        }
    }

    /** The actions of the stage, open ones first. */
    public List<Line> getLines() {
        if (lines == null) {
            lines = improvements.of(address.stage()).stream().map(this::line).toList();
        }
        return lines;
    }

    private Line line(Improvement action) {
        Measure since = improvements.since(action);
        return new Line(
                action,
                action.overdue(formats.today()),
                Amounts.words(action.measure(), action.before(), formats),
                Amounts.words(action.measure(), since, formats),
                Figure.kind(action.before(), since, action.measure().lowIsGood()),
                isAllowed() && action.open() ? link(action.id().toString()) : "");
    }

    /** Whether the reader may begin and change actions here. */
    public boolean isAllowed() {
        if (allowed == null) {
            allowed = improvements.mayImprove(me.actor(), address.stage());
        }
        return allowed;
    }

    /** Whether the form is open. */
    public boolean isOpen() {
        return isAllowed() && (isExisting() || address.query().has(IMPROVE, NEW));
    }

    /** Whether the form is of an action that exists. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    /** The page with an empty form. */
    public String getNewLink() {
        return link(NEW);
    }

    /** The page without the form. */
    public String getClosedLink() {
        return address.query().without(IMPROVE).on(LoopAddress.STAGE_PAGE) + "#improvements";
    }

    private String link(String which) {
        return address.query().with(IMPROVE, which).on(LoopAddress.STAGE_PAGE) + "#plan";
    }

    /** What the form sends along to come back to the same page. */
    public List<LoopAddress.Carried> getCarried() {
        List<String> names = new ArrayList<>(LoopAddress.FILTERS);
        names.add(LoopAddress.STAGE);
        names.add(IMPROVE);
        return address.carried(names);
    }

    /** Begins the action, or changes it. */
    public String save() {
        PlanImprovement plan =
                new PlanImprovement(
                        title, new UserId(uuidOf(owner)), dayOf(due), measure, Optional.of(note));
        if (isExisting()) {
            improvements.change(me.actor(), idOf(id), version, plan);
        } else {
            improvements.begin(me.actor(), address.stage(), plan);
        }
        notices.done("loop.improve.saved", title.strip());
        return back();
    }

    /** Closes the action as done. */
    public String finish() {
        improvements.finish(me.actor(), idOf(id), version);
        notices.done("loop.improve.finished", title.strip());
        return back();
    }

    /** Closes the action as given up. */
    public String drop() {
        improvements.drop(me.actor(), idOf(id), version);
        notices.done("loop.improve.dropped", title.strip());
        return back();
    }

    private String back() {
        UrlQuery query = address.query().only(LoopAddress.FILTERS);
        return query.with("faces-redirect", "true")
                .with(LoopAddress.STAGE, address.stage().name())
                .on(LoopAddress.STAGE_PAGE);
    }

    /** Colleagues to choose from. */
    public List<SelectItem> getOwners() {
        return staff.colleagues().stream()
                .filter(one -> one.active() || one.id().toString().equals(owner))
                .map(one -> new SelectItem(one.id().toString(), one.displayName()))
                .toList();
    }

    /** Measures to choose from. */
    public List<SelectItem> getMeasures() {
        return Arrays.stream(TargetMeasure.values())
                .map(one -> new SelectItem(one.name(), formats.label(one)))
                .toList();
    }

    private static ImprovementId idOf(String text) {
        try {
            return ImprovementId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("improvement", text);
        }
    }

    private static UUID uuidOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw BusinessRuleViolation.of("owner", InputRule.UNKNOWN_VALUE);
        }
    }

    private static LocalDate dayOf(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw BusinessRuleViolation.of("due", InputRule.MALFORMED);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = title == null ? "" : title;
    }

    public String getOwner() {
        return owner;
    }

    public void setOwner(@Nullable String owner) {
        this.owner = owner == null ? "" : owner;
    }

    public String getDue() {
        return due;
    }

    public void setDue(@Nullable String due) {
        this.due = due == null ? "" : due;
    }

    public String getMeasure() {
        return measure.name();
    }

    /** Chooses by name; what is no measure changes nothing. */
    public void setMeasure(String name) {
        Arrays.stream(TargetMeasure.values())
                .filter(one -> one.name().equals(name))
                .forEach(one -> measure = one);
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }
}
