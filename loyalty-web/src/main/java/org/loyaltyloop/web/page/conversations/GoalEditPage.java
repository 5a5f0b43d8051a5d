package org.loyaltyloop.web.page.conversations;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.conversation.GoalId;
import org.loyaltyloop.conversation.GoalPlan;
import org.loyaltyloop.conversation.GoalQueries;
import org.loyaltyloop.conversation.GoalView;
import org.loyaltyloop.conversation.Goals;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customerview.CustomerView;
import org.loyaltyloop.customerview.CustomerViewQueries;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.web.component.ChosenInConflict;
import org.loyaltyloop.web.component.ConflictRow;
import org.loyaltyloop.web.component.EditConflict;
import org.loyaltyloop.web.component.FieldProblems;
import org.loyaltyloop.web.component.TypedNumber;
import org.loyaltyloop.web.i18n.Formats;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Notices;

/** The form of a goal, new or known; in pages {@code goalEdit}. */
@Named("goalEdit")
@ViewScoped
public class GoalEditPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String FORM = "form";
    private static final String TITLE = "title";
    private static final String MEASURE = "measure";
    private static final String BASELINE = "baseline";
    private static final String TARGET = "target";
    private static final String DUE = "due";

    private final Goals goals;
    private final GoalQueries queries;
    private final CustomerViewQueries accounts;
    private final FieldProblems problems;
    private final CurrentUser me;
    private final Formats formats;
    private final Notices notices;

    private String id = "";
    private String account = "";
    private int version;
    private LinkedHashMap<String, String> values = new LinkedHashMap<>();
    private LinkedHashMap<String, String> original = new LinkedHashMap<>();
    private @Nullable LinkedHashMap<String, String> theirs;
    private transient CustomerView.@Nullable Header header;

    @Inject
    GoalEditPage(
            Goals goals,
            GoalQueries queries,
            CustomerViewQueries accounts,
            FieldProblems problems,
            CurrentUser me,
            Formats formats,
            Notices notices) {
        this.goals = goals;
        this.queries = queries;
        this.accounts = accounts;
        this.problems = problems;
        this.me = me;
        this.formats = formats;
        this.notices = notices;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected GoalEditPage() {
        this(null, null, null, null, null, null, null);
    }

    /** Fills the form; a goal that is closed is only read. */
    public @Nullable String open() {
        if (isExisting()) {
            GoalQueries.Owned owned = current();
            account = owned.account().toString();
            if (!owned.goal().open()) {
                return back();
            }
            read(owned);
        }
        if (!me.actor()
                .mayWriteAccount(
                        getWho().owner().map(CustomerView.Owner::id),
                        getWho().team().map(CustomerView.Team::id))) {
            throw new AccessDenied("write goals");
        }
        values = new LinkedHashMap<>(original);
        return null;
    }

    /** Saves the form. */
    public @Nullable String save() {
        values.replaceAll((field, typed) -> Objects.requireNonNullElse(typed, ""));
        try {
            GoalPlan plan = plan();
            if (isExisting()) {
                goals.change(me.actor(), goal(), version, plan);
            } else {
                goals.set(me.actor(), AccountKey.of(getWho().id()), plan);
            }
            notices.done("conversations.goal.saved", plan.title());
            return back();
        } catch (BusinessRuleViolation broken) {
            problems.show(FORM, broken);
        } catch (StaleVersion overtaken) {
            theirs = texts(current().goal());
        }
        return null;
    }

    private GoalPlan plan() {
        return new GoalPlan(
                text(TITLE).orElse(""),
                text(MEASURE),
                number(BASELINE).orElse(BigDecimal.ZERO),
                number(TARGET),
                day());
    }

    private Optional<BigDecimal> number(String field) {
        return text(field)
                .map(typed -> QuickFields.number("goal." + field, typed, formats.getLocale()));
    }

    private Optional<LocalDate> day() {
        try {
            return text(DUE).map(LocalDate::parse);
        } catch (DateTimeException malformed) {
            throw BusinessRuleViolation.of("goal.due", InputRule.MALFORMED);
        }
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field))
                .map(String::strip)
                .filter(typed -> !typed.isEmpty());
    }

    private LinkedHashMap<String, String> texts(GoalView goal) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        texts.put(TITLE, goal.title());
        texts.put(MEASURE, goal.measure().orElse(""));
        texts.put(BASELINE, TypedNumber.show(goal.baseline(), formats.getLocale()));
        texts.put(
                TARGET,
                goal.target().map(t -> TypedNumber.show(t, formats.getLocale())).orElse(""));
        texts.put(DUE, goal.due().map(LocalDate::toString).orElse(""));
        return texts;
    }

    private void read(GoalQueries.Owned owned) {
        version = owned.goal().version();
        original = texts(owned.goal());
    }

    /** What differs between the two versions; null while nobody else saved. */
    public @Nullable EditConflict getConflict() {
        return theirs == null ? null : EditConflict.between(original, theirs, values);
    }

    /** The fields that both changed. */
    public List<ConflictRow> getConflictRows() {
        EditConflict conflict = getConflict();
        return conflict == null ? List.of() : conflict.rows(this::label, GoalEditPage::shown);
    }

    /** Which other fields come together by themselves, in words. */
    public String getMergedWords() {
        EditConflict conflict = getConflict();
        String others = conflict == null ? "" : conflict.merging(this::label);
        return others.isEmpty() ? "" : formats.text("accounts.conflict.merged", others);
    }

    private String label(String key) {
        return formats.text("conversations.goal.field." + key);
    }

    private static String shown(String key, String value) {
        return value.isEmpty() ? "–" : value;
    }

    /** Goes on editing on top of their version. */
    public void keepEditing() {
        EditConflict conflict = getConflict();
        if (conflict != null) {
            values.putAll(conflict.resolved(ChosenInConflict.theirs()));
        }
        theirs = null;
        read(current());
    }

    /** Saves what was chosen, on top of their version. */
    public @Nullable String saveChoices() {
        keepEditing();
        return save();
    }

    private String back() {
        return GoalsPage.PATH + "?faces-redirect=true&account=" + account;
    }

    private GoalQueries.Owned current() {
        return queries.find(goal()).orElseThrow(() -> new NotFound("goal", id));
    }

    private GoalId goal() {
        try {
            return new GoalId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("goal", id);
        }
    }

    /** The account. */
    public CustomerView.Header getWho() {
        CustomerView.Header known = header;
        if (known == null) {
            try {
                known =
                        accounts.header(new AccountId(UUID.fromString(account)))
                                .orElseThrow(() -> new NotFound("account", account));
            } catch (IllegalArgumentException malformed) {
                throw new NotFound("account", account);
            }
            header = known;
        }
        return known;
    }

    /** Whether the form is of a goal that is known. */
    public boolean isExisting() {
        return !id.isEmpty();
    }

    public Map<String, String> getValues() {
        return values;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(@Nullable String account) {
        this.account = account == null ? "" : account;
    }
}
