package org.loyaltyloop.web.page.conversations;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loyaltyloop.conversation.CommitmentSide;
import org.loyaltyloop.conversation.ConversationDetails;
import org.loyaltyloop.conversation.GoalId;
import org.loyaltyloop.conversation.GoalPlan;
import org.loyaltyloop.conversation.GoalReading;
import org.loyaltyloop.conversation.LogConversation;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * The texts of the quick form by their field, and what they mean.
 *
 * @param values as typed
 * @param zone in which moments are typed
 * @param me who answers for what we promise
 * @param subject where nobody wrote one
 */
record QuickFields(Map<String, String> values, ZoneId zone, Optional<UserId> me, String subject) {

    static final String CONTACT = "contacts";
    static final String WHEN = "startsAt";
    static final String CHANNEL = "channel";
    static final String MINUTES = "minutes";
    static final String MATTERS = "matters";
    static final String GOAL = "goal";
    static final String GOAL_VALUE = "reading_value";
    static final String NEW_GOAL = "goal_title";
    static final String MOOD = "mood";
    static final String OURS = "ours";
    static final String OURS_DUE = "oursDue";
    static final String THEIRS = "theirs";
    static final String THEIRS_DUE = "theirsDue";
    static final String NEXT = "nextStep";
    static final String NEXT_WHEN = "nextWhen";
    static final String SUBJECT = "subject";
    static final String SUMMARY = "summary";
    static final String NEEDS = "needs";
    static final String OBJECTIONS = "objections";
    static final String STAGE = "stage";

    /** How people talk, the usual way first. */
    static final List<Channel> CHANNELS =
            List.of(
                    Channel.MEETING,
                    Channel.PHONE,
                    Channel.EVENT,
                    Channel.CHAT,
                    Channel.EMAIL,
                    Channel.WEB);

    private static final Set<String> DRAFTED =
            Set.of(
                    CONTACT,
                    WHEN,
                    CHANNEL,
                    MINUTES,
                    MATTERS,
                    GOAL,
                    GOAL_VALUE,
                    NEW_GOAL,
                    MOOD,
                    OURS,
                    OURS_DUE,
                    THEIRS,
                    THEIRS_DUE,
                    NEXT,
                    NEXT_WHEN,
                    SUBJECT,
                    SUMMARY,
                    NEEDS,
                    OBJECTIONS,
                    STAGE);

    private static final int DAYS_TO_NEXT = 14;
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    static LinkedHashMap<String, String> blank() {
        LinkedHashMap<String, String> blank = new LinkedHashMap<>();
        blank.put(CHANNEL, Channel.MEETING.name());
        return blank;
    }

    /** The fields that a draft holds; one that cannot be read holds none. */
    static Map<String, String> read(String json) {
        Map<String, String> read = new LinkedHashMap<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            object.forEach(
                    (name, value) -> {
                        if (DRAFTED.contains(name) && value instanceof JsonString text) {
                            read.put(name, text.getString());
                        }
                    });
        } catch (JsonException unreadable) {
            read.clear();
        }
        return read;
    }

    /** A moment as its input takes it. */
    static String local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** A morning on a working day in two weeks. */
    static Instant inTwoWeeks(Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone).plusDays(DAYS_TO_NEXT);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** What is to be saved; refuses what cannot be understood. */
    LogConversation command(
            AccountId account,
            Optional<LogConversation.Planned> planned,
            boolean plan,
            String token) {
        ConversationDetails details = details();
        return new LogConversation(
                AccountKey.of(account),
                planned,
                details,
                promises(),
                text(NEW_GOAL).map(GoalPlan::of),
                readings(),
                plan
                        ? Optional.of(
                                new LogConversation.Next(
                                        moment(NEXT_WHEN)
                                                .orElseThrow(
                                                        () ->
                                                                BusinessRuleViolation.of(
                                                                        NEXT_WHEN,
                                                                        InputRule.REQUIRED)),
                                        text(NEXT)
                                                .map(
                                                        next ->
                                                                line(
                                                                        next,
                                                                        ConversationDetails
                                                                                .SUBJECT))
                                                .orElse(details.subject())))
                        : Optional.empty(),
                "crm",
                token);
    }

    private ConversationDetails details() {
        return new ConversationDetails(
                moment(WHEN).orElseThrow(() -> BusinessRuleViolation.of(WHEN, InputRule.REQUIRED)),
                whole(MINUTES),
                text(CHANNEL).map(Channel::valueOf).orElse(Channel.MEETING),
                contact().stream().toList(),
                List.of(),
                text(SUBJECT).or(() -> text(MATTERS).map(said -> line(said, 80))).orElse(subject),
                text(MATTERS),
                text(NEEDS),
                text(OBJECTIONS),
                whole(MOOD),
                text(SUMMARY),
                text(NEXT),
                text(STAGE).map(LoopStage::valueOf));
    }

    private List<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        text(OURS)
                .ifPresent(
                        what ->
                                promises.add(
                                        new Promise(
                                                CommitmentSide.OURS,
                                                what,
                                                me,
                                                Optional.empty(),
                                                day(OURS_DUE))));
        text(THEIRS)
                .ifPresent(
                        what ->
                                promises.add(
                                        new Promise(
                                                CommitmentSide.THEIRS,
                                                what,
                                                Optional.empty(),
                                                contact(),
                                                day(THEIRS_DUE))));
        return promises;
    }

    private List<GoalReading> readings() {
        Optional<String> value = text(GOAL_VALUE);
        Optional<String> goal = text(GOAL);
        if (value.isEmpty() || goal.isEmpty()) {
            return List.of();
        }
        return List.of(
                new GoalReading(
                        GoalId.of(goal.get()), number(GOAL_VALUE, value.get()), Optional.empty()));
    }

    static BigDecimal number(String field, String typed) {
        try {
            return new BigDecimal(typed.replace(" ", "").replace(',', '.'));
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    private Optional<ContactId> contact() {
        return text(CONTACT).map(ContactId::of);
    }

    private Optional<Integer> whole(String field) {
        try {
            return text(field).map(Integer::valueOf);
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    private Optional<Instant> moment(String field) {
        try {
            return text(field).map(typed -> LocalDateTime.parse(typed).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    private LocalDate day(String field) {
        try {
            return text(field)
                    .map(LocalDate::parse)
                    .orElseThrow(() -> BusinessRuleViolation.of(field, InputRule.REQUIRED));
        } catch (DateTimeException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field))
                .map(String::strip)
                .filter(typed -> !typed.isEmpty());
    }

    /** The beginning of a text on one line. */
    private static String line(String text, int atMost) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        return line.codePointCount(0, line.length()) <= atMost
                ? line
                : line.substring(0, line.offsetByCodePoints(0, atMost - 1)).strip() + "…";
    }
}
