package org.loyaltyloop.touchpoint;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactKey;
import org.loyaltyloop.customer.NewByRef;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;

/**
 * The command to record a touchpoint. One that exists is well formed; whether account, contact,
 * offering and type exist is found out when it is carried out. Made from typed input through a
 * {@link TouchpointDraft}.
 *
 * @param account whose touchpoint it is
 * @param openIfUnknown the account to open where {@code account} is a reference nobody knows
 * @param contact the person at the account, by id or reference
 * @param contactEmail the person, by e-mail address among the contacts of the account
 * @param offering code of a product or product line
 * @param type code in the catalogue
 * @param stage where the type leaves it open, or to overrule it
 * @param stageReason why it is overruled, up to 500 characters
 * @param channel if other than the type's
 * @param direction if other than the type's
 * @param department if other than the type's
 * @param occurredAt when, from 1970; kept to the microsecond
 * @param source the system that knows it, up to 60 characters; screens use their own
 * @param externalId its name there, up to 200 characters; the same source and external id again
 *     change nothing
 * @param orderRef the order it belongs to, up to 100 characters
 * @param summary one line, up to 500 characters
 * @param outcome what came of it, up to 2,000 characters
 * @param sentiment −2 (very unhappy) to 2 (very happy)
 * @param durationSeconds up to 31 days
 * @param attributes whatever else the source knows, up to 16 KB as JSON
 * @param survey the answer, where it is one
 * @param written who wrote it down and when, if not the actor now; counts for the system only
 */
public record RecordTouchpoint(
        AccountKey account,
        Optional<NewByRef> openIfUnknown,
        Optional<ContactKey> contact,
        Optional<String> contactEmail,
        Optional<String> offering,
        String type,
        Optional<LoopStage> stage,
        Optional<String> stageReason,
        Optional<Channel> channel,
        Optional<Direction> direction,
        Optional<Department> department,
        Instant occurredAt,
        String source,
        String externalId,
        Optional<String> orderRef,
        Optional<String> summary,
        Optional<String> outcome,
        Optional<Integer> sentiment,
        Optional<Integer> durationSeconds,
        Optional<JsonObject> attributes,
        Optional<SurveyAnswer> survey,
        Optional<WrittenDown> written) {

    /** Touchpoints from before computers counted time are a slip of the pen. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The clocks of sending systems may be ahead of ours by so many minutes. */
    public static final int MINUTES_AHEAD = 5;

    static final int LONGEST_SECONDS = 31 * 24 * 3600;

    /** Refuses what is malformed with a {@link BusinessRuleViolation} that names all of it. */
    public RecordTouchpoint {
        Checks checks = new Checks();
        contactEmail = checks.optional("contact.email", contactEmail, 254);
        offering = checks.optional("offering", offering, 60);
        type = checks.required("type", type, 60);
        stageReason = checks.optional("stageReason", stageReason, 500);
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        checks.that(
                !occurredAt.isBefore(EARLIEST), "occurredAt", InputRule.OUT_OF_RANGE, EARLIEST, "");
        source = checks.required("source", source, 60);
        externalId = checks.required("externalId", externalId, 200);
        orderRef = checks.optional("orderRef", orderRef, 100);
        summary = checks.optionalText("summary", summary, 500);
        outcome = checks.optionalText("outcome", outcome, 2000);
        checks.that(
                sentiment.filter(s -> s < -2 || s > 2).isEmpty(),
                "sentiment",
                InputRule.OUT_OF_RANGE,
                -2,
                2);
        checks.that(
                durationSeconds.filter(s -> s < 0 || s > LONGEST_SECONDS).isEmpty(),
                "durationSeconds",
                InputRule.OUT_OF_RANGE,
                0,
                LONGEST_SECONDS);
        attributes.ifPresent(json -> Attributes.check(json, checks));
        checks.refuseIfAny();
    }

    /** Whether it lies further in the future than the clocks of honest systems differ. */
    boolean isAheadOf(Instant now) {
        return occurredAt.isAfter(now.plus(MINUTES_AHEAD, ChronoUnit.MINUTES));
    }
}
