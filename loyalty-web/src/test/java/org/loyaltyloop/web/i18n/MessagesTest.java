package org.loyaltyloop.web.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.Rule;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.Department;
import org.loyaltyloop.touchpoint.Direction;
import org.loyaltyloop.touchpoint.LoopStage;

class MessagesTest {

    private static final Map<String, String> ENGLISH = texts(Locale.ENGLISH);
    private static final Map<String, String> DUTCH = texts(Locale.forLanguageTag("nl"));

    @Test
    void everyTextExistsInEnglishAndDutch() {
        assertThat(ENGLISH).isNotEmpty();
        assertThat(DUTCH.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @Test
    void noKeyStandsInTwoAreas() throws IOException {
        for (String language : List.of("en", "nl")) {
            Map<String, String> areas = new TreeMap<>();
            for (String area : Messages.AREAS) {
                Properties texts = new Properties();
                String file = "messages/" + area + "_" + language + ".properties";
                try (InputStream in = Messages.class.getResourceAsStream(file)) {
                    texts.load(in);
                }
                texts.stringPropertyNames()
                        .forEach(key -> assertThat(areas.put(key, area)).as(key).isNull());
            }
        }
    }

    @Test
    void noTextIsEmpty() {
        assertThat(ENGLISH).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
        assertThat(DUTCH).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @Test
    void noTextRunsOnIntoTheNextLine() {
        for (Map<String, String> language : List.of(ENGLISH, DUTCH)) {
            assertThat(language)
                    .allSatisfy(
                            (key, text) ->
                                    assertThat(text)
                                            .as(key)
                                            .doesNotContainPattern("[a-z]+(\\.[A-Za-z]+)+="));
        }
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        ENGLISH.forEach(
                (key, text) ->
                        assertThat(placeholders(DUTCH.getOrDefault(key, "")))
                                .as(key)
                                .isEqualTo(placeholders(text)));
    }

    @Test
    void textsWithPlaceholdersAreReadableAndDoubleTheirApostrophes() {
        for (Map<String, String> language : List.of(ENGLISH, DUTCH)) {
            language.forEach(
                    (key, text) -> {
                        if (text.contains("{0")) {
                            assertThatCode(() -> new MessageFormat(text))
                                    .as(key)
                                    .doesNotThrowAnyException();
                            assertThat(text.replace("''", "")).as(key).doesNotContain("'");
                        }
                    });
        }
    }

    @Test
    void everyConstantOfAnEnumThatScreensShowHasAText() {
        Set<String> shown = new TreeSet<>();
        ENGLISH.keySet().stream()
                .filter(key -> Character.isUpperCase(key.charAt(0)))
                .forEach(key -> shown.add(key.substring(0, key.indexOf('.'))));
        assertThat(shown).contains(names(LoopStage.class, Department.class, Channel.class));
        assertThat(shown).contains(names(Direction.class, Role.class, Scope.class));

        Map<String, Long> bearers =
                ours().stream()
                        .filter(JavaClass::isEnum)
                        .collect(
                                Collectors.groupingBy(
                                        JavaClass::getSimpleName, Collectors.counting()));
        Set<String> untold = new TreeSet<>();
        for (JavaClass type : ours()) {
            String name = type.getSimpleName();
            if (type.isEnum() && shown.contains(name) && bearers.get(name) == 1) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    untold.add(type.getSimpleName() + "." + ((Enum<?>) constant).name());
                }
            }
        }
        untold.removeAll(ENGLISH.keySet());
        assertThat(untold).as("constants without a text").isEmpty();
    }

    @Test
    void everyBusinessRuleHasAText() {
        Set<String> rules = new TreeSet<>();
        for (JavaClass type : ours()) {
            if (type.isEnum() && type.isAssignableTo(Rule.class)) {
                Arrays.stream(type.reflect().getEnumConstants())
                        .forEach(rule -> rules.add("rule." + ((Rule) rule).code()));
            }
        }
        assertThat(rules).isNotEmpty();
        rules.removeAll(ENGLISH.keySet());
        assertThat(rules).as("rules without a text").isEmpty();
    }

    private static JavaClasses ours() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.loyaltyloop");
    }

    private static String[] names(Class<?>... types) {
        return Arrays.stream(types).map(Class::getSimpleName).toArray(String[]::new);
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Map<String, String> texts(Locale locale) {
        ResourceBundle bundle = Messages.in(locale);
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
