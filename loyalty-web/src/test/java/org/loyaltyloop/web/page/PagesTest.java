package org.loyaltyloop.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.i18n.Messages;
import org.loyaltyloop.web.security.PageRules;

class PagesTest {

    /** Attributes that a person reads or hears. */
    private static final Set<String> SPOKEN =
            Set.of(
                    "title",
                    "label",
                    "placeholder",
                    "alt",
                    "header",
                    "aria-label",
                    "emptyMessage",
                    "message",
                    "summary",
                    "detail",
                    "sub",
                    "text",
                    "hint",
                    "verb",
                    "headerText",
                    "footerText",
                    "requiredMessage",
                    "yesButtonLabel",
                    "noButtonLabel");

    /** Keys on a keyboard and the languages' own names are the same everywhere. */
    private static final Set<String> SILENT_ELEMENTS = Set.of("kbd", "remove", "script", "style");

    private static final Set<String> SAME_EVERYWHERE = Set.of("EN", "NL", "English", "Nederlands");

    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
    private static final Pattern KEY = Pattern.compile("(?:msg\\[|fmt\\.text\\()'([^']+)'");
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|\\bhsla?\\(");

    @Test
    void everyPageStandsInTheTableOfRules() {
        Set<String> listed = new TreeSet<>(PageRules.pages());
        listed.addAll(PageRules.publicPages());

        assertThat(Pages.addresses()).isNotEmpty();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(Pages.addresses());
    }

    @Test
    void noPageHoldsLiteralText() {
        List<String> literal = new ArrayList<>();
        for (Path file : Pages.files(".xhtml")) {
            Pages.elements(file).forEach(element -> literal.addAll(literals(element)));
        }
        assertThat(literal).isEmpty();
    }

    @Test
    void everyKeyThatAPageNamesHasAText() {
        Set<String> named = new TreeSet<>();
        for (Path file : Pages.files(".xhtml")) {
            Matcher matcher = KEY.matcher(Pages.text(file));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        assertThat(named).isNotEmpty();
        Set<String> texts = Messages.in(Locale.ENGLISH).keySet();
        named.removeIf(
                key ->
                        key.endsWith(".")
                                ? texts.stream().anyMatch(text -> text.startsWith(key))
                                : texts.contains(key));
        assertThat(named).as("keys without a text").isEmpty();
    }

    @Test
    void noPageHoldsInlineStyleOrScript() {
        List<String> inline = new ArrayList<>();
        for (Path file : Pages.files(".xhtml")) {
            for (Pages.Element element : Pages.elements(file)) {
                boolean style =
                        element.name().equals("style")
                                || element.attributes().stream()
                                        .anyMatch(a -> a.name().equals("style"));
                boolean script =
                        element.name().equals("script") && !element.text().toString().isBlank()
                                || element.attributes().stream()
                                        .anyMatch(
                                                a ->
                                                        a.name().startsWith("on")
                                                                && a.value().contains("("));
                if (style || script) {
                    inline.add(element.where() + " " + element.name());
                }
            }
        }
        assertThat(inline).isEmpty();
    }

    @Test
    void noPageWritesTextUnescaped() {
        for (Path file : Pages.files(".xhtml")) {
            assertThat(Pages.text(file)).as(file.toString()).doesNotContain("escape=\"false\"");
        }
    }

    @Test
    void onlyTheTokensHoldColours() {
        List<String> coloured = new ArrayList<>();
        for (Path sheet : Pages.files(".css")) {
            if (!sheet.endsWith("tokens.css")) {
                String rules = Pages.text(sheet).replaceAll("url\\([^)]*\\)", "");
                Matcher matcher = COLOUR.matcher(rules);
                while (matcher.find()) {
                    coloured.add(Pages.WEBAPP.relativize(sheet) + " " + matcher.group());
                }
            }
        }
        assertThat(Pages.files(".css")).isNotEmpty();
        assertThat(coloured).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello #{me.name}", "Save", "Zoek"})
    void aLiteralIsFoundWhereThereIsOne(String text) {
        assertThat(isLiteral(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#{msg['home.title']}", " · ", "#{a} / #{b}", "–", "EN"})
    void whatIsTheSameInEveryLanguageIsNoLiteral(String text) {
        assertThat(isLiteral(text)).isFalse();
    }

    private static List<String> literals(Pages.Element element) {
        List<String> found = new ArrayList<>();
        if (!SILENT_ELEMENTS.contains(element.name()) && isLiteral(element.text().toString())) {
            found.add(element.where() + " " + element.text().toString().strip());
        }
        for (Pages.Attribute attribute : element.attributes()) {
            if (SPOKEN.contains(attribute.name()) && isLiteral(attribute.value())) {
                found.add(element.where() + " " + attribute.name() + "=" + attribute.value());
            }
        }
        return found;
    }

    private static boolean isLiteral(String text) {
        String rest = EXPRESSION.matcher(text).replaceAll("").strip();
        return !SAME_EVERYWHERE.contains(rest) && rest.chars().anyMatch(Character::isLetter);
    }
}
