package org.loyaltyloop.conversation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.Checks;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * What a conversation is about, with whom and when. One that exists is well formed; every text
 * keeps what was typed, up to {@value #LONGEST} characters.
 *
 * @param startsAt when it begins or began, to the microsecond
 * @param minutes how long, 1 to 1,440
 * @param contacts who of the customer, the first one speaking for them; at most 30
 * @param colleagues who of us beside the one who leads it; at most 30
 * @param subject one line, up to 200 characters
 * @param matters what matters to the customer now
 * @param needs what they need
 * @param objections what they have against it
 * @param sentiment −2 (angry) to 2 (delighted)
 * @param summary what was said
 * @param nextStep what comes next
 * @param stage of the loop, where a person says so; otherwise it follows from whether the account
 *     ever bought
 */
public record ConversationDetails(
        Instant startsAt,
        Optional<Integer> minutes,
        Channel channel,
        List<ContactId> contacts,
        List<UserId> colleagues,
        String subject,
        Optional<String> matters,
        Optional<String> needs,
        Optional<String> objections,
        Optional<Integer> sentiment,
        Optional<String> summary,
        Optional<String> nextStep,
        Optional<LoopStage> stage) {

    /** How many characters each of the long texts may have: some three thousand words. */
    public static final int LONGEST = 20_000;

    /** How many characters the subject may have. */
    public static final int SUBJECT = 200;

    private static final int MOST_PEOPLE = 30;
    private static final int DAY = 1440;

    /** Refuses what is malformed, all of it at once. */
    public ConversationDetails {
        Checks checks = new Checks();
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
        checks.that(
                startsAt.isAfter(Instant.EPOCH)
                        && startsAt.isBefore(Instant.parse("2200-01-01T00:00:00Z")),
                "startsAt",
                InputRule.OUT_OF_RANGE,
                "1970-01-01",
                "2199-12-31");
        checks.that(
                minutes.filter(m -> m < 1 || m > DAY).isEmpty(),
                "minutes",
                InputRule.OUT_OF_RANGE,
                1,
                DAY);
        contacts = contacts.stream().distinct().toList();
        colleagues = colleagues.stream().distinct().toList();
        checks.that(contacts.size() <= MOST_PEOPLE, "contacts", InputRule.TOO_MANY, MOST_PEOPLE);
        checks.that(
                colleagues.size() <= MOST_PEOPLE, "colleagues", InputRule.TOO_MANY, MOST_PEOPLE);
        subject = checks.required("subject", subject, SUBJECT);
        matters = checks.optionalText("matters", matters, LONGEST);
        needs = checks.optionalText("needs", needs, LONGEST);
        objections = checks.optionalText("objections", objections, LONGEST);
        checks.that(
                sentiment.filter(s -> s < -2 || s > 2).isEmpty(),
                "sentiment",
                InputRule.OUT_OF_RANGE,
                -2,
                2);
        summary = checks.optionalText("summary", summary, LONGEST);
        nextStep = checks.optionalText("nextStep", nextStep, LONGEST);
        checks.refuseIfAny();
    }

    /** A plan: when, how, with whom, and what about. */
    public static ConversationDetails plan(
            Instant startsAt, Channel channel, List<ContactId> contacts, String subject) {
        return new ConversationDetails(
                startsAt,
                Optional.empty(),
                channel,
                contacts,
                List.of(),
                subject,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same at another moment. */
    public ConversationDetails at(Instant moment) {
        return new ConversationDetails(
                moment,
                minutes,
                channel,
                contacts,
                colleagues,
                subject,
                matters,
                needs,
                objections,
                sentiment,
                summary,
                nextStep,
                stage);
    }
}
