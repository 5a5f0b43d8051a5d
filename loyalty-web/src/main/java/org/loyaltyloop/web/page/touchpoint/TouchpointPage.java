package org.loyaltyloop.web.page.touchpoint;

import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.Serializable;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.touchpoint.CorrectPlacement;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.PlacementBasis;
import org.loyaltyloop.touchpoint.TouchpointDetail;
import org.loyaltyloop.touchpoint.TouchpointId;
import org.loyaltyloop.touchpoint.TouchpointQueries;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.touchpoint.Touchpoints;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** All of one touchpoint: the fact, where it is placed and why, and what may be done about that. */
@Named("touchpointPage")
@ViewScoped
public class TouchpointPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String RULES = "/config/version";

    private final TouchpointQueries touchpoints;
    private final Touchpoints desk;
    private final CustomerViewQueries accounts;
    private final TouchpointWords words;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String seen = "";
    private String stage = "";
    private String stageReason = "";
    private String withdrawReason = "";
    private transient @Nullable TouchpointDetail detail;
    private transient CustomerView.@Nullable Header account;

    @Inject
    TouchpointPage(
            TouchpointQueries touchpoints,
            Touchpoints desk,
            CustomerViewQueries accounts,
            TouchpointWords words,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.touchpoints = touchpoints;
        this.desk = desk;
        this.accounts = accounts;
        this.words = words;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointPage() {
        this.touchpoints = null;
        this.desk = null;
        this.accounts = null;
        this.words = null;
        this.problems = null;
        this.me = null;
        this.formats = null;
        this.notices = null;
    }

    /**
     * One thing that the source said.
     *
     * @param name as the source calls it
     */
    public record Attribute(String name, String value) {}

    /**
     * Where the touchpoint was placed at some time, newest first.
     *
     * @param why what it rests on, and the reason somebody gave
     * @param rules where the rules that decided can be read; empty where none did, or the reader
     *     may not
     */
    public record PlacedWords(LoopStage stage, String why, String who, String rules) {}

    /** Reads the touchpoint of the address; an unknown one is 404. */
    public void open() {
        seen = getDetail().placement().stage().name();
        stage = seen;
        account();
    }

    /** The touchpoint with all that is known of it. */
    public TouchpointDetail getDetail() {
        if (detail == null) {
            detail =
                    touchpoints
                            .find(touchpointId())
                            .orElseThrow(() -> new NotFound("touchpoint", id));
        }
        return detail;
    }

    private TouchpointRow row() {
        return getDetail().row();
    }

    /** What kind it is, in the reader's language. */
    public String getTypeName() {
        return row().typeName(formats.getLocale());
    }

    /** The title of the page: the line that somebody wrote, or else the kind. */
    public String getTitle() {
        return row().summary().orElseGet(this::getTypeName);
    }

    /** Along which channel, and who acted. */
    public String getHow() {
        return words.how(row());
    }

    /** How long it took; empty where nobody said. */
    public String getDuration() {
        return row().durationSeconds().map(words::duration).orElse("");
    }

    /** How much later it was written down; empty where that is no news. */
    public String getLateness() {
        return words.lateness(row().occurredAt(), getDetail().recordedAt()).orElse("");
    }

    /** The mood, in a word. */
    public String getMood() {
        return row().sentiment()
                .map(mood -> formats.text("touchpoint.mood." + (mood + 2)))
                .orElse("");
    }

    /** The survey answer, in words. */
    public String getAnswer() {
        return row().survey()
                .map(
                        answer ->
                                formats.text(
                                        "touchpoint.answer.full",
                                        formats.label(answer.metric()),
                                        answer.score(),
                                        formats.label(answer.stage().orElse(row().stage()))))
                .orElse("");
    }

    /** Whether it moves the loop, and why not where it does not. */
    public String getMovingWords() {
        if (row().withdrawn()) {
            return formats.text("touchpoint.moving.withdrawn");
        }
        return formats.text(row().moving() ? "touchpoint.moving.yes" : "touchpoint.moving.no");
    }

    /** What else the source said, one thing a line. */
    public List<Attribute> getAttributes() {
        Optional<String> json = getDetail().attributes();
        if (json.isEmpty()) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json.get()))) {
            return reader.readObject().entrySet().stream()
                    .map(entry -> new Attribute(entry.getKey(), plain(entry.getValue())))
                    .toList();
        } catch (JsonException unreadable) {
            return List.of(new Attribute("", json.get()));
        }
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    /** Where it was placed, newest first, in words. */
    public List<PlacedWords> getPlacements() {
        return getDetail().placements().stream()
                .map(
                        placed ->
                                new PlacedWords(
                                        placed.stage(),
                                        why(placed),
                                        formats.text(
                                                "touchpoint.placed.who",
                                                placed.author(),
                                                formats.dateTime(placed.at())),
                                        placed.ruleVersion()
                                                .filter(version -> me.opens(RULES))
                                                .map(version -> RULES + "?version=" + version)
                                                .orElse("")))
                .toList();
    }

    private String why(TouchpointDetail.Placed placed) {
        if (placed.ruleVersion().isPresent()) {
            return formats.text(
                    "touchpoint.placed.rule",
                    placed.reason().orElse(""),
                    placed.ruleVersion().get());
        }
        return placed.reason()
                .map(
                        reason ->
                                formats.text(
                                        "touchpoint.placed.reason", basis(placed.basis()), reason))
                .orElseGet(() -> basis(placed.basis()));
    }

    private String basis(PlacementBasis basis) {
        return formats.text("touchpoint.placed.by", formats.label(basis));
    }

    // Correct and withdraw

    /** Places it in the stage that was chosen. */
    public @Nullable String correct() {
        try {
            desk.correct(
                    me.actor(),
                    new CorrectPlacement(
                            touchpointId(),
                            LoopStage.valueOf(seen),
                            LoopStage.valueOf(stage),
                            stageReason));
        } catch (BusinessRuleViolation broken) {
            problems.show("correct", broken);
            return null;
        }
        notices.done("touchpoint.correct.done", formats.label(LoopStage.valueOf(stage)));
        return here();
    }

    /** Withdraws it for the reason given. */
    public @Nullable String withdraw() {
        try {
            desk.withdraw(me.actor(), touchpointId(), withdrawReason);
        } catch (BusinessRuleViolation broken) {
            problems.show("withdraw", broken);
            return null;
        }
        notices.done("touchpoint.withdraw.done");
        return here();
    }

    /** Whether the reader may correct and withdraw it. */
    public boolean isMayWrite() {
        return !row().withdrawn()
                && me.actor()
                        .mayWriteTouchpoints(
                                account().owner().map(CustomerView.Owner::id),
                                account().team().map(CustomerView.Team::id));
    }

    /** The stages to choose from. */
    public List<SelectItem> getStages() {
        return Arrays.stream(LoopStage.values())
                .map(each -> new SelectItem(each.name(), each.number() + " " + formats.label(each)))
                .toList();
    }

    private CustomerView.Header account() {
        if (account == null) {
            account =
                    accounts.header(row().account())
                            .orElseThrow(() -> new NotFound("account", row().account()));
        }
        return account;
    }

    private String here() {
        return "/touchpoint/touchpoint?faces-redirect=true&id=" + id;
    }

    private TouchpointId touchpointId() {
        try {
            return new TouchpointId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("touchpoint", id);
        }
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getStage() {
        return stage;
    }

    public void setStage(String stage) {
        this.stage = stage;
    }

    public String getStageReason() {
        return stageReason;
    }

    public void setStageReason(@Nullable String stageReason) {
        this.stageReason = stageReason == null ? "" : stageReason;
    }

    public String getWithdrawReason() {
        return withdrawReason;
    }

    public void setWithdrawReason(@Nullable String withdrawReason) {
        this.withdrawReason = withdrawReason == null ? "" : withdrawReason;
    }
}
