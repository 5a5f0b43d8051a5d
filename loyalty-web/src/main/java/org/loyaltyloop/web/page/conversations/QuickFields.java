package org.loyaltyloop.web.page.conversations;

import jakarta.faces.model.SelectItem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.TypedNumber;
import org.loyaltyloop.web.i18n.Formats;

/**
 * The texts of the quick form by their field, and what they mean.
 *
 * @param values as typed
 * @param zone in which moments are typed
 * @param locale in which numbers are typed
 * @param me who answers for what we promise
 * @param subject where nobody wrote one
 */
record QuickFields(
        Map<String, String> values,
        ZoneId zone,
        Locale locale,
        Optional<UserId> me,
        String subject) {

    static final String GOAL = "goal";
    static final String GOAL_VALUE = "reading_value";
    static final String NEW_GOAL = "goal_title";
    static final String OURS = "ours";
    static final String OURS_DUE = "oursDue";
    static final String THEIRS = "theirs";
    static final String THEIRS_DUE = "theirsDue";
    static final String NEXT_WHEN = "nextWhen";

    private static final int SHORT = 80;

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
                    ConversationTexts.CONTACT,
                    ConversationTexts.OTHERS,
                    ConversationTexts.COLLEAGUES,
                    ConversationTexts.WHEN,
                    ConversationTexts.CHANNEL,
                    ConversationTexts.MINUTES,
                    ConversationTexts.MATTERS,
                    GOAL,
                    GOAL_VALUE,
                    NEW_GOAL,
                    ConversationTexts.MOOD,
                    OURS,
                    OURS_DUE,
                    THEIRS,
                    THEIRS_DUE,
                    ConversationTexts.NEXT,
                    NEXT_WHEN,
                    ConversationTexts.SUBJECT,
                    ConversationTexts.SUMMARY,
                    ConversationTexts.NEEDS,
                    ConversationTexts.OBJECTIONS,
                    ConversationTexts.STAGE);

    private static final int DAYS_TO_NEXT = 14;
    private static final LocalTime MORNING = LocalTime.of(10, 0);

    static LinkedHashMap<String, String> blank() {
        LinkedHashMap<String, String> blank = new LinkedHashMap<>();
        blank.put(ConversationTexts.CHANNEL, Channel.MEETING.name());
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

    /** A morning on a working day in two weeks. */
    static Instant inTwoWeeks(Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone).plusDays(DAYS_TO_NEXT);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    /** Ways to talk, to choose from. */
    static List<SelectItem> channels(Formats formats) {
        return CHANNELS.stream()
                .map(channel -> new SelectItem(channel.name(), formats.label(channel)))
                .toList();
    }

    /** The stages of the loop, to choose from. */
    static List<SelectItem> stages(Formats formats) {
        List<SelectItem> items = new ArrayList<>();
        items.add(new SelectItem("", formats.text("conversations.stage.open")));
        for (LoopStage stage : LoopStage.values()) {
            items.add(new SelectItem(stage.name(), stage.number() + " " + formats.label(stage)));
        }
        return items;
    }

    /** What is to be saved; refuses what cannot be understood. */
    LogConversation command(
            AccountId account,
            Optional<LogConversation.Planned> planned,
            boolean plan,
            String token) {
        ConversationTexts texts = texts();
        ConversationDetails details =
                texts.details(
                        texts.text(ConversationTexts.MATTERS)
                                .map(said -> ConversationTexts.line(said, SHORT))
                                .orElse(subject));
        return new LogConversation(
                AccountKey.of(account),
                planned,
                details,
                promises(texts),
                texts.text(NEW_GOAL).map(GoalPlan::of),
                readings(texts),
                plan ? Optional.of(next(texts, details)) : Optional.empty(),
                "crm",
                token);
    }

    private ConversationTexts texts() {
        return new ConversationTexts(values, zone);
    }

    private static LogConversation.Next next(ConversationTexts texts, ConversationDetails details) {
        return new LogConversation.Next(
                texts.moment(NEXT_WHEN)
                        .orElseThrow(() -> BusinessRuleViolation.of(NEXT_WHEN, InputRule.REQUIRED)),
                details.nextStep()
                        .map(step -> ConversationTexts.line(step, ConversationDetails.SUBJECT))
                        .orElse(details.subject()));
    }

    private List<Promise> promises(ConversationTexts texts) {
        List<Promise> promises = new ArrayList<>();
        texts.text(OURS)
                .ifPresent(
                        what ->
                                promises.add(
                                        new Promise(
                                                CommitmentSide.OURS,
                                                what,
                                                me,
                                                Optional.empty(),
                                                texts.day(OURS_DUE))));
        texts.text(THEIRS)
                .ifPresent(
                        what ->
                                promises.add(
                                        new Promise(
                                                CommitmentSide.THEIRS,
                                                what,
                                                Optional.empty(),
                                                texts.contact(),
                                                texts.day(THEIRS_DUE))));
        return promises;
    }

    private List<GoalReading> readings(ConversationTexts texts) {
        Optional<String> value = texts.text(GOAL_VALUE);
        Optional<String> goal = texts.text(GOAL);
        if (value.isEmpty() || goal.isEmpty()) {
            return List.of();
        }
        return List.of(
                new GoalReading(
                        GoalId.of(goal.get()),
                        number(GOAL_VALUE, value.get(), locale),
                        Optional.empty()));
    }

    static BigDecimal number(String field, String typed, Locale locale) {
        try {
            return TypedNumber.read(typed, locale);
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }
}
