package org.loyaltyloop.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loyaltyloop.touchpoint.LoopStage;

/**
 * Finds words for a moment and fills in what they are about. Numbers of orders, deliveries and
 * invoices come later.
 */
final class Phrases {

    /** The words of a moment. */
    record Text(String summary, String outcome) {

        /** Reads "summary => outcome". */
        static Text of(String phrase) {
            int arrow = phrase.indexOf("=>");
            return arrow < 0
                    ? new Text(phrase.strip(), "")
                    : new Text(
                            phrase.substring(0, arrow).strip(),
                            phrase.substring(arrow + 2).strip());
        }
    }

    /** Words with the offering they name: the line, or the product when the words do. */
    record Spoken(Text text, String offering) {}

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern LINES = Pattern.compile("(?:([A-Z,]+): )?(.*)");

    private final Vocabulary words;
    private final DemoRange range;
    private final Map<String, List<String>> fitting = new HashMap<>();

    Phrases(Vocabulary words, DemoRange range) {
        this.words = words;
        this.range = range;
    }

    /** A phrase of that section for an account and a line, worth that much where money is named. */
    Spoken say(String section, Dice dice, DemoAccount account, String lineCode, BigDecimal amount) {
        DemoRange.Line line = range.line(lineCode);
        String phrase =
                dice.pick(
                        fitting.computeIfAbsent(
                                section + " " + lineCode, key -> fitting(section, lineCode)));
        DemoRange.Product product = dice.pick(line.products());
        boolean namesProduct = phrase.contains("{product}");
        String said =
                PLACEHOLDER
                        .matcher(phrase)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                switch (found.group(1)) {
                                                    case "product" -> product.name();
                                                    case "line" -> line.name();
                                                    case "city" -> account.city();
                                                    case "n" -> String.valueOf(dice.between(2, 24));
                                                    case "sites" ->
                                                            String.valueOf(dice.between(2, 9));
                                                    case "more" ->
                                                            String.valueOf(dice.between(3, 38));
                                                    case "lines" ->
                                                            String.valueOf(dice.between(3, 140));
                                                    case "cups" -> "1," + dice.between(100, 980);
                                                    case "pages" ->
                                                            dice.between(2, 28)
                                                                    + ","
                                                                    + dice.between(100, 980);
                                                    case "amount" -> money(amount);
                                                    case "article" ->
                                                            dice.pick(words.section("articles"));
                                                    case "webinar" ->
                                                            dice.pick(words.section("webinars"));
                                                    case "event" ->
                                                            dice.pick(words.section("events"));
                                                    default -> found.group();
                                                }));
        return new Spoken(Text.of(said), namesProduct ? product.code() : line.code());
    }

    private List<String> fitting(String section, String lineCode) {
        return words.section(section).stream()
                .map(LINES::matcher)
                .filter(Matcher::matches)
                .filter(
                        phrase ->
                                phrase.group(1) == null
                                        || List.of(phrase.group(1).split(",")).contains(lineCode))
                .map(phrase -> phrase.group(2))
                .toList();
    }

    /** What a survey was about. */
    Text asked(LoopStage stage) {
        String what = words.section("asked." + stage.name()).get(0);
        return Text.of(words.section("SURVEY_ANSWERED").get(0).replace("{asked}", what));
    }

    /** What somebody adds who is that happy, -1 to 1; often nothing. */
    Optional<String> comment(Dice dice, double mood) {
        if (dice.chance(0.6)) {
            return Optional.empty();
        }
        return Optional.of(
                dice.pick(
                        words.section(
                                mood > 0.4
                                        ? "comment.high"
                                        : mood > -0.2 ? "comment.middle" : "comment.low")));
    }

    List<String> campaigns() {
        return words.section("campaigns");
    }

    static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
    }
}
