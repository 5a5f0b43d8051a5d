package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Reads the written stories: customers whose year is told line by line, for whoever shows the
 * product.
 */
final class StoryBook {

    /**
     * Everybody in the stories is looked after by the account manager whom a visitor may sign in
     * as.
     */
    private static final String OWNER = "sales";

    private final FirmCalendar calendar;
    private final Map<String, List<String>> stories = Vocabulary.read("stories.txt").sections();

    StoryBook(FirmCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The customers of the stories, numbered from 0 in the order of the book; parents stand before
     * their subsidiaries.
     */
    List<DemoAccount> accounts() {
        List<DemoAccount> accounts = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        stories.forEach(
                (name, lines) -> {
                    numbers.put(name, accounts.size());
                    accounts.add(account(accounts.size(), name, lines, numbers));
                });
        return accounts;
    }

    /** What happened to one of them, oldest moment first. */
    List<Moment> tell(DemoAccount account) {
        return stories.getOrDefault(account.name(), List.of()).stream()
                .filter(line -> Character.isDigit(line.charAt(0)))
                .map(line -> moment(account, Vocabulary.parts(line)))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }

    boolean tells(DemoAccount account) {
        return stories.containsKey(account.name());
    }

    private DemoAccount account(
            int number, String name, List<String> lines, Map<String, Integer> numbers) {
        Map<String, String> is = new HashMap<>();
        List<DemoContact> contacts = new ArrayList<>();
        List<DemoFact> facts = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (Character.isDigit(line.charAt(0)) || colon < 0) {
                continue;
            }
            String key = line.substring(0, colon);
            String value = line.substring(colon + 2);
            List<String> parts = Vocabulary.parts(value);
            switch (key) {
                case "contact" -> contacts.add(contact(name, parts));
                case "fact" ->
                        facts.add(
                                new DemoFact(
                                        parts.get(0),
                                        parts.get(1),
                                        parts.get(2),
                                        calendar.today().minusDays(Long.parseLong(parts.get(3))),
                                        Double.parseDouble(parts.get(4))));
                default -> is.put(key, value);
            }
        }
        List<String> place = Vocabulary.parts(is.getOrDefault("place", ""));
        List<String> size = Vocabulary.parts(is.getOrDefault("size", ""));
        return new DemoAccount(
                number,
                false,
                name,
                Optional.ofNullable(is.get("parent")).map(numbers::get),
                Optional.of(OWNER),
                is.getOrDefault("team", ""),
                is.getOrDefault("sector", ""),
                Integer.parseInt(size.get(0)),
                new BigDecimal(size.get(1)),
                Naming.domain(name),
                contacts.get(0).phone().substring(0, contacts.get(0).phone().length() - 2) + "00",
                place.get(0),
                place.get(1),
                place.get(2),
                Optional.ofNullable(is.get("since")).map(LocalDate::parse),
                List.copyOf(contacts),
                List.copyOf(facts),
                Manner.STEADY,
                List.of(is.getOrDefault("lines", "OFFICE").split(" ")),
                Double.parseDouble(is.getOrDefault("volume", "1")),
                Double.parseDouble(is.getOrDefault("mood", "0")),
                Integer.parseInt(is.getOrDefault("quiet", "0")));
    }

    private static DemoContact contact(String account, List<String> parts) {
        return new DemoContact(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                Naming.mailbox(parts.get(0), parts.get(1)) + "@" + Naming.domain(account),
                parts.get(5));
    }

    private Moment moment(DemoAccount account, List<String> parts) {
        String[] when = parts.get(0).split(" ");
        LocalDate day = calendar.today().minusDays(Long.parseLong(when[0]));
        MomentKind kind = MomentKind.valueOf(parts.get(1));
        Instant at = calendar.workdayUntil(day, LocalTime.parse(when[1]));
        Moment.Draft draft = Moment.draft(account, kind, at).saying(Phrases.Text.of(parts.get(4)));
        if (!parts.get(2).equals("-")) {
            draft.about(parts.get(2));
        }
        if (!parts.get(3).equals("-")) {
            draft.with(contactNamed(account, parts.get(3)));
        }
        if (kind == MomentKind.BUSINESS_CONVERSATION && account.since().isEmpty()) {
            draft.placed(LoopStage.ORIENTATION, Department.SALES);
        }
        extras(account, parts.size() > 5 ? parts.get(5) : "")
                .forEach((key, value) -> extra(account, draft, kind, key, value));
        return draft.done();
    }

    /** Reads "key=value key=value"; a comment takes the rest of the line. */
    private static Map<String, String> extras(DemoAccount account, String text) {
        Map<String, String> extras = new HashMap<>();
        int comment = text.indexOf("comment=");
        if (comment >= 0) {
            extras.put("comment", text.substring(comment + "comment=".length()));
        }
        for (String extra : (comment < 0 ? text : text.substring(0, comment)).split(" ")) {
            int equals = extra.indexOf('=');
            if (equals > 0) {
                extras.put(extra.substring(0, equals), extra.substring(equals + 1));
            }
        }
        for (String metric : List.of("nps", "ces2", "csat")) {
            if (extras.containsKey(metric)) {
                extras.put(
                        "answer",
                        metric
                                + "@"
                                + extras.remove(metric)
                                + "@"
                                + extras.getOrDefault("comment", ""));
            }
        }
        extras.remove("comment");
        return extras;
    }

    private static void extra(
            DemoAccount account, Moment.Draft draft, MomentKind kind, String key, String value) {
        switch (key) {
            case "order" -> draft.forOrder(account.number() + "-" + value);
            case "amount" -> draft.worth(new BigDecimal(value));
            case "minutes" -> draft.lasting(Integer.parseInt(value));
            case "feel" -> draft.feeling(Integer.parseInt(value));
            case "channel" -> draft.along(Channel.valueOf(value));
            case "answer" -> {
                String[] answer = value.split("@", 4);
                Optional<String> comment = Optional.of(answer[3]).filter(c -> !c.isEmpty());
                draft.answering(
                        new Answer(
                                answer[0].toUpperCase(java.util.Locale.ROOT),
                                Integer.parseInt(answer[1]),
                                LoopStage.valueOf(answer[2]),
                                comment));
            }
            case "by" -> {
                draft.by(value);
                if (kind.isOurMessage() && value.equals(OWNER)) {
                    draft.placed(stageOfSalesMail(account, draft), Department.SALES);
                }
            }
            default ->
                    throw new IllegalStateException(
                            "story of " + account.name() + ": unknown extra " + key);
        }
    }

    private static LoopStage stageOfSalesMail(DemoAccount account, Moment.Draft draft) {
        if (account.since().isEmpty()) {
            return LoopStage.ORIENTATION;
        }
        return draft.isAboutAnOffering() ? LoopStage.SELECTION : LoopStage.INTERACTION;
    }

    private static int contactNamed(DemoAccount account, String family) {
        for (int i = 0; i < account.contacts().size(); i++) {
            if (account.contacts().get(i).family().equals(family)) {
                return i;
            }
        }
        throw new IllegalStateException(
                "story of " + account.name() + ": nobody is called " + family);
    }
}
