package org.loyaltyloop.touchpoint;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customer.ContactKey;
import org.loyaltyloop.customer.NewByRef;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.kernel.Rule;
import org.loyaltyloop.kernel.Violation;
import org.loyaltyloop.platform.Author;

/**
 * A touchpoint as somebody sent or typed it: texts that may be absent or wrong. {@link #check()}
 * finds everything that is wrong with it, so that people see all of it at once. Absent and blank
 * mean the same. Not for sharing between threads.
 */
public final class TouchpointDraft {

    private static final AccountKey NOBODY = AccountKey.of(new AccountId(new UUID(0, 0)));

    private static final Pattern CANONICAL_UUID =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final Checks refused = new Checks();
    private @Nullable AccountId account;
    private @Nullable String accountId;
    private @Nullable String accountSource;
    private @Nullable String accountRef;
    private @Nullable String accountName;
    private AccountKind accountKind = AccountKind.ORGANISATION;
    private @Nullable String contactId;
    private @Nullable String contactSource;
    private @Nullable String contactRef;
    private @Nullable String contactEmail;
    private @Nullable String offering;
    private @Nullable String type;
    private @Nullable String stage;
    private @Nullable String stageReason;
    private @Nullable String channel;
    private @Nullable String direction;
    private @Nullable String department;
    private @Nullable Instant moment;
    private @Nullable String occurredAt;
    private @Nullable String source;
    private @Nullable String externalId;
    private @Nullable String orderRef;
    private @Nullable String summary;
    private @Nullable String outcome;
    private @Nullable Integer sentiment;
    private @Nullable Integer durationSeconds;
    private @Nullable JsonObject attributes;
    private @Nullable String surveyMetric;
    private @Nullable Integer surveyScore;
    private @Nullable String surveyStage;
    private @Nullable String surveyComment;
    private @Nullable WrittenDown written;

    /**
     * Notes what the reader of the input found wrong before it could become a value, such as a list
     * for a text.
     */
    public TouchpointDraft refuse(String field, Rule rule, Object... arguments) {
        refused.that(false, field, rule, arguments);
        return this;
    }

    /** The account by our id. */
    public TouchpointDraft account(AccountId id) {
        account = id;
        return this;
    }

    /** The account by our id, in its text form. */
    public TouchpointDraft accountId(@Nullable String text) {
        account = null;
        accountId = text;
        return this;
    }

    /** The account by the sending system's reference. */
    public TouchpointDraft accountRef(@Nullable String system, @Nullable String ref) {
        accountSource = system;
        accountRef = ref;
        return this;
    }

    /** The name to open the account with where its reference is unknown. */
    public TouchpointDraft accountName(@Nullable String name) {
        accountName = name;
        return this;
    }

    /** The kind to open the account with; an organisation without this. */
    public TouchpointDraft accountKind(AccountKind kind) {
        accountKind = kind;
        return this;
    }

    /** The contact by our id. */
    public TouchpointDraft contact(ContactId id) {
        return contactId(id.toString());
    }

    /** The contact by our id, in its text form. */
    public TouchpointDraft contactId(@Nullable String text) {
        contactId = text;
        return this;
    }

    /** The contact by the sending system's reference. */
    public TouchpointDraft contactRef(@Nullable String system, @Nullable String ref) {
        contactSource = system;
        contactRef = ref;
        return this;
    }

    /** The contact by e-mail address among those of the account. */
    public TouchpointDraft contactEmail(@Nullable String email) {
        contactEmail = email;
        return this;
    }

    /** Code of a product or product line. */
    public TouchpointDraft offering(@Nullable String code) {
        offering = code;
        return this;
    }

    /** Code in the catalogue. */
    public TouchpointDraft type(@Nullable String code) {
        type = code;
        return this;
    }

    /** Name of the stage. */
    public TouchpointDraft stage(@Nullable String name) {
        stage = name;
        return this;
    }

    /** Why the type's stage is overruled. */
    public TouchpointDraft stageReason(@Nullable String reason) {
        stageReason = reason;
        return this;
    }

    /** Name of the channel. */
    public TouchpointDraft channel(@Nullable String name) {
        channel = name;
        return this;
    }

    /** Name of the direction. */
    public TouchpointDraft direction(@Nullable String name) {
        direction = name;
        return this;
    }

    /** Name of the department. */
    public TouchpointDraft department(@Nullable String name) {
        department = name;
        return this;
    }

    /** When, as ISO-8601 with an offset or Z. */
    public TouchpointDraft occurredAt(@Nullable String iso) {
        moment = null;
        occurredAt = iso;
        return this;
    }

    /** When. */
    public TouchpointDraft occurredAt(Instant when) {
        moment = when;
        return this;
    }

    /** The system that knows it, and its name there. */
    public TouchpointDraft known(@Nullable String system, @Nullable String id) {
        source = system;
        externalId = id;
        return this;
    }

    /** The order it belongs to. */
    public TouchpointDraft orderRef(@Nullable String ref) {
        orderRef = ref;
        return this;
    }

    /** One line. */
    public TouchpointDraft summary(@Nullable String text) {
        summary = text;
        return this;
    }

    /** What came of it. */
    public TouchpointDraft outcome(@Nullable String text) {
        outcome = text;
        return this;
    }

    /** −2 to 2. */
    public TouchpointDraft sentiment(@Nullable Integer value) {
        sentiment = value;
        return this;
    }

    /** How long it took. */
    public TouchpointDraft durationSeconds(@Nullable Integer seconds) {
        durationSeconds = seconds;
        return this;
    }

    /** Whatever else the source knows. */
    public TouchpointDraft attributes(@Nullable JsonObject json) {
        attributes = json;
        return this;
    }

    /** The answer to a survey question: metric and stage by name; the stage may be absent. */
    public TouchpointDraft survey(
            @Nullable String metric,
            @Nullable Integer score,
            @Nullable String askedAbout,
            @Nullable String comment) {
        surveyMetric = metric;
        surveyScore = score;
        surveyStage = askedAbout;
        surveyComment = comment;
        return this;
    }

    /** Who wrote it down and when, where the product itself brings it in. */
    public TouchpointDraft written(Author by, Instant at) {
        written = new WrittenDown(by, at);
        return this;
    }

    /** The command, or everything that is wrong. */
    public Checked check() {
        Checks checks = new Checks();
        checks.addAll(refused.violations());
        try {
            RecordTouchpoint command = command(checks);
            return new Checked(
                    Optional.of(command).filter(c -> checks.violations().isEmpty()),
                    checks.violations());
        } catch (BusinessRuleViolation malformed) {
            checks.addAll(malformed.violations());
            return new Checked(Optional.empty(), checks.violations());
        }
    }

    /** The command; refuses with a {@link BusinessRuleViolation} that names everything wrong. */
    public RecordTouchpoint toCommand() {
        Checked checked = check();
        return checked.command()
                .orElseThrow(() -> BusinessRuleViolation.ofAll(checked.violations()));
    }

    /**
     * A draft that was checked.
     *
     * @param command present if nothing is wrong
     * @param violations everything that is wrong
     */
    public record Checked(Optional<RecordTouchpoint> command, List<Violation> violations) {}

    private RecordTouchpoint command(Checks checks) {
        AccountKey account = accountKey(checks);
        return new RecordTouchpoint(
                account,
                newAccount(account, checks),
                contactKey(checks),
                text(contactEmail),
                text(offering),
                text(type).orElse(""),
                constant("stage", stage, LoopStage.class, checks),
                text(stageReason),
                constant("channel", channel, Channel.class, checks),
                constant("direction", direction, Direction.class, checks),
                constant("department", department, Department.class, checks),
                moment(checks),
                text(source).orElse(""),
                text(externalId).orElse(""),
                text(orderRef),
                text(summary),
                text(outcome),
                Optional.ofNullable(sentiment),
                Optional.ofNullable(durationSeconds),
                Optional.ofNullable(attributes),
                surveyAnswer(checks),
                Optional.ofNullable(written));
    }

    private AccountKey accountKey(Checks checks) {
        if (account != null) {
            return AccountKey.of(account);
        }
        Optional<String> id = text(accountId);
        if (id.isPresent()) {
            return uuid("account.id", id.get(), checks)
                    .map(value -> AccountKey.of(new AccountId(value)))
                    .orElse(NOBODY);
        }
        if (text(accountSource).isEmpty() && text(accountRef).isEmpty()) {
            checks.that(false, "account", InputRule.REQUIRED);
            return NOBODY;
        }
        Checks parts = new Checks("account.");
        String system = parts.required("source", text(accountSource).orElse(""), 60);
        String ref = parts.required("ref", text(accountRef).orElse(""), 200);
        checks.addAll(parts.violations());
        return parts.violations().isEmpty() ? AccountKey.of(system, ref) : NOBODY;
    }

    private Optional<NewByRef> newAccount(AccountKey key, Checks checks) {
        Optional<String> name = text(accountName);
        if (name.isEmpty() || !(key instanceof AccountKey.ByRef byRef)) {
            return Optional.empty();
        }
        Checks parts = new Checks("account.");
        String checked = parts.required("name", name.get(), 200);
        checks.addAll(parts.violations());
        return parts.violations().isEmpty()
                ? Optional.of(new NewByRef(byRef.reference(), checked, accountKind))
                : Optional.empty();
    }

    private Optional<ContactKey> contactKey(Checks checks) {
        Optional<String> id = text(contactId);
        if (id.isPresent()) {
            return uuid("contact.id", id.get(), checks)
                    .map(value -> ContactKey.of(new ContactId(value)));
        }
        if (text(contactSource).isEmpty() && text(contactRef).isEmpty()) {
            return Optional.empty();
        }
        Checks parts = new Checks("contact.");
        String system = parts.required("source", text(contactSource).orElse(""), 60);
        String ref = parts.required("ref", text(contactRef).orElse(""), 200);
        checks.addAll(parts.violations());
        return parts.violations().isEmpty()
                ? Optional.of(ContactKey.of(system, ref))
                : Optional.empty();
    }

    private Instant moment(Checks checks) {
        if (moment != null) {
            return moment;
        }
        Optional<String> iso = text(occurredAt);
        if (iso.isEmpty()) {
            checks.that(false, "occurredAt", InputRule.REQUIRED);
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(iso.get()).toInstant();
        } catch (DateTimeParseException notADate) {
            checks.that(false, "occurredAt", InputRule.MALFORMED);
            return Instant.EPOCH;
        }
    }

    private Optional<SurveyAnswer> surveyAnswer(Checks checks) {
        boolean any =
                surveyScore != null
                        || text(surveyMetric).isPresent()
                        || text(surveyStage).isPresent()
                        || text(surveyComment).isPresent();
        if (!any) {
            return Optional.empty();
        }
        boolean named =
                checks.that(text(surveyMetric).isPresent(), "survey.metric", InputRule.REQUIRED);
        checks.that(surveyScore != null, "survey.score", InputRule.REQUIRED);
        Optional<SurveyMetric> metric =
                named
                        ? constant("survey.metric", surveyMetric, SurveyMetric.class, checks)
                        : Optional.empty();
        Optional<LoopStage> asked = constant("survey.stage", surveyStage, LoopStage.class, checks);
        Integer score = surveyScore;
        if (metric.isEmpty() || score == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SurveyAnswer(metric.get(), score, asked, text(surveyComment)));
        } catch (BusinessRuleViolation offScale) {
            checks.addAll(offScale.violations());
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(
            String field, @Nullable String name, Class<E> constants, Checks checks) {
        return text(name)
                .flatMap(
                        wanted -> {
                            for (E constant : constants.getEnumConstants()) {
                                if (constant.name().equals(wanted)) {
                                    return Optional.of(constant);
                                }
                            }
                            checks.that(false, field, InputRule.UNKNOWN_VALUE);
                            return Optional.empty();
                        });
    }

    private static Optional<UUID> uuid(String field, String text, Checks checks) {
        // UUID.fromString also takes short forms; two texts for one id would be two names.
        boolean canonical = CANONICAL_UUID.matcher(text).matches();
        checks.that(canonical, field, InputRule.MALFORMED);
        return canonical ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
    }
}
