package org.loyaltyloop.web.page.conversations;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loyaltyloop.conversation.ConversationDetails;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.InputRule;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * A conversation as the texts of a form, and what texts mean. Several people stand in one text with
 * commas between their ids.
 *
 * @param values as typed, by field
 * @param zone in which moments are typed
 */
record ConversationTexts(Map<String, String> values, ZoneId zone) {

    static final String CONTACT = "contacts";
    static final String OTHERS = "others";
    static final String COLLEAGUES = "colleagues";
    static final String WHEN = "startsAt";
    static final String CHANNEL = "channel";
    static final String MINUTES = "minutes";
    static final String MATTERS = "matters";
    static final String MOOD = "sentiment";
    static final String NEXT = "nextStep";
    static final String SUBJECT = "subject";
    static final String SUMMARY = "summary";
    static final String NEEDS = "needs";
    static final String OBJECTIONS = "objections";
    static final String STAGE = "stage";

    private static final String COMMA = ",";

    /** The texts of a conversation that is known, in the order of its form. */
    static LinkedHashMap<String, String> of(ConversationDetails details, ZoneId zone) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        List<String> contacts = details.contacts().stream().map(ContactId::toString).toList();
        texts.put(SUBJECT, details.subject());
        texts.put(WHEN, local(details.startsAt(), zone));
        texts.put(CHANNEL, details.channel().name());
        texts.put(MINUTES, details.minutes().map(String::valueOf).orElse(""));
        texts.put(CONTACT, contacts.isEmpty() ? "" : contacts.get(0));
        texts.put(OTHERS, String.join(COMMA, contacts.stream().skip(1).toList()));
        texts.put(COLLEAGUES, sorted(details.colleagues().stream().map(UserId::toString)));
        texts.put(MATTERS, details.matters().orElse(""));
        texts.put(SUMMARY, details.summary().orElse(""));
        texts.put(NEEDS, details.needs().orElse(""));
        texts.put(OBJECTIONS, details.objections().orElse(""));
        texts.put(MOOD, details.sentiment().map(String::valueOf).orElse(""));
        texts.put(NEXT, details.nextStep().orElse(""));
        texts.put(STAGE, details.stage().map(LoopStage::name).orElse(""));
        return texts;
    }

    /** A moment as its input takes it. */
    static String local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Ids in one text, in an order that says nothing. */
    static String sorted(Stream<String> ids) {
        return ids.filter(id -> !id.isBlank())
                .distinct()
                .sorted()
                .collect(Collectors.joining(COMMA));
    }

    /** The ids of a text. */
    static List<String> ids(String text) {
        return Arrays.stream(text.split(COMMA)).filter(id -> !id.isBlank()).toList();
    }

    /**
     * What the texts say; refuses what cannot be understood.
     *
     * @param subject where nobody wrote one
     */
    ConversationDetails details(String subject) {
        return new ConversationDetails(
                moment(WHEN).orElseThrow(() -> BusinessRuleViolation.of(WHEN, InputRule.REQUIRED)),
                whole(MINUTES),
                text(CHANNEL).map(Channel::valueOf).orElse(Channel.MEETING),
                Stream.concat(contact().stream(), people(OTHERS).map(ContactId::of)).toList(),
                people(COLLEAGUES).map(UserId::of).toList(),
                text(SUBJECT).orElse(subject),
                text(MATTERS),
                text(NEEDS),
                text(OBJECTIONS),
                whole(MOOD),
                text(SUMMARY),
                text(NEXT),
                text(STAGE).map(LoopStage::valueOf));
    }

    /** Who speaks for the customer. */
    Optional<ContactId> contact() {
        return text(CONTACT).map(ContactId::of);
    }

    private Stream<String> people(String field) {
        return text(field).map(ConversationTexts::ids).orElse(List.of()).stream();
    }

    Optional<Integer> whole(String field) {
        try {
            return text(field).map(Integer::valueOf);
        } catch (NumberFormatException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    Optional<Instant> moment(String field) {
        try {
            return text(field).map(typed -> LocalDateTime.parse(typed).atZone(zone).toInstant());
        } catch (DateTimeException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    LocalDate day(String field) {
        try {
            return text(field)
                    .map(LocalDate::parse)
                    .orElseThrow(() -> BusinessRuleViolation.of(field, InputRule.REQUIRED));
        } catch (DateTimeException malformed) {
            throw BusinessRuleViolation.of(field, InputRule.MALFORMED);
        }
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field))
                .map(String::strip)
                .filter(typed -> !typed.isEmpty());
    }

    /** The beginning of a text on one line. */
    static String line(String text, int atMost) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
        return line.codePointCount(0, line.length()) <= atMost
                ? line
                : line.substring(0, line.offsetByCodePoints(0, atMost - 1)).strip() + "…";
    }
}
