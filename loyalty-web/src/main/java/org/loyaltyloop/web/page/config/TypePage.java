package org.loyaltyloop.web.page.config;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.platform.JobId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.DescribeType;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointTypes;
import org.loyaltyloop.touchpoint.TypeRow;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/**
 * One type of the catalogue, new or known. A change that concerns touchpoints recorded already
 * leads to a preview of what it does; in pages {@code configType}.
 */
@Named("configType")
@ViewScoped
public class TypePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/config/types?faces-redirect=true";

    private final TouchpointTypes types;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String code = "";
    private int version;
    private boolean active = true;
    private boolean needed;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private @Nullable LinkedHashMap<String, String> theirs;

    @Inject
    TypePage(
            TouchpointTypes types,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.types = types;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TypePage() {
        this(null, null, null, null, null);
    }

    /** Fills the form from the type of the address, or for a new one. */
    public void open() {
        if (isExisting()) {
            read();
            values = new LinkedHashMap<>(original);
        } else {
            values = new LinkedHashMap<>(TypeFields.blank());
        }
    }

    /** Saves the form, or leads to what the change would do. */
    public @Nullable String save() {
        try {
            DescribeType said = TypeFields.said(version, values);
            if (!isExisting()) {
                types.create(me.actor(), said);
            } else if (types.reclassifies(me.actor(), said)) {
                JobId preview = types.preview(me.actor(), said);
                return "/config/preview?faces-redirect=true&job=" + preview;
            } else {
                types.change(me.actor(), said);
            }
            notices.done(
                    "config.type.saved",
                    formats.getLocale().getLanguage().equals("nl") ? said.nameNl() : said.nameEn());
            return LIST;
        } catch (BusinessRuleViolation broken) {
            problems.show("form", broken);
            return null;
        } catch (StaleVersion overtaken) {
            theirs = new LinkedHashMap<>(TypeFields.of(row().type()));
            return null;
        }
    }

    /** Takes the type out of use, or back into it. */
    public String use(boolean inUse) {
        types.use(me.actor(), code, version, inUse);
        notices.done(inUse ? "config.type.back" : "config.type.retired", getTitle());
        return LIST;
    }

    /** What differs between the two versions; null while nobody else saved. */
    public @Nullable EditConflict getConflict() {
        return theirs == null ? null : EditConflict.between(original, theirs, values);
    }

    /** The fields that both changed. */
    public List<ConflictRow> getConflictRows() {
        EditConflict conflict = getConflict();
        return conflict == null
                ? List.of()
                : conflict.rows(key -> formats.text("config.type." + key), this::shown);
    }

    /** Which other fields come together by themselves, in words. */
    public String getMergedWords() {
        EditConflict conflict = getConflict();
        String others =
                conflict == null ? "" : conflict.merging(key -> formats.text("config.type." + key));
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

    private String shown(String key, String value) {
        return choices(key).stream()
                .filter(choice -> value.equals(choice.getValue()))
                .map(SelectItem::getLabel)
                .findFirst()
                .orElse(value.isEmpty() ? "–" : value);
    }

    private void read() {
        TypeRow row = row();
        version = row.version();
        active = row.type().active();
        needed = row.needed();
        original = new LinkedHashMap<>(TypeFields.of(row.type()));
    }

    private TypeRow row() {
        return types.find(me.actor(), code);
    }

    /** The title: the type's name, or that it is a new one. */
    public String getTitle() {
        return isExisting()
                ? original.getOrDefault(
                        formats.getLocale().getLanguage().equals("nl") ? "nameNl" : "nameEn", code)
                : formats.text("config.type.new");
    }

    /** The values to choose from, of one field. */
    public List<SelectItem> choices(String field) {
        return switch (field) {
            case "stage" -> {
                List<SelectItem> stages = new ArrayList<>();
                stages.add(new SelectItem("", formats.text("config.type.open")));
                stages.addAll(labels(LoopStage.values()));
                yield stages;
            }
            case "department" -> labels(Department.values());
            case "channel" -> labels(Channel.values());
            case "direction" -> labels(Direction.values());
            case "icon" ->
                    TypeFields.ICONS.stream()
                            .map(icon -> new SelectItem(icon, formats.text("config.icon." + icon)))
                            .toList();
            case "purchase", "movesLoop" ->
                    List.of(
                            new SelectItem("true", formats.text("config.yes")),
                            new SelectItem("false", formats.text("config.no")));
            default -> List.of();
        };
    }

    private List<SelectItem> labels(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(each -> new SelectItem(each.name(), formats.label(each)))
                .toList();
    }

    /** Whether the type is known already. */
    public boolean isExisting() {
        return !code.isEmpty();
    }

    /** Whether it can be taken out of use. */
    public boolean isRetirable() {
        return isExisting() && active && !needed;
    }

    /** Whether it is out of use. */
    public boolean isRetired() {
        return !active;
    }

    /** Whether the product itself records it. */
    public boolean isNeeded() {
        return needed;
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
