package org.loyaltyloop.web.i18n;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * All texts of the screens in one language: one file per area ({@code accounts_en.properties},
 * {@code accounts_nl.properties}, …), merged at first use. No key stands in two areas; a test sees
 * to that. Faces asks for {@code Messages}, {@code Messages_en} or {@code Messages_nl}, as the
 * view's locale says.
 */
public class Messages extends ResourceBundle {

    /** The areas that have a file of texts per language. */
    static final List<String> AREAS =
            List.of(
                    "shell",
                    "signin",
                    "errors",
                    "enums",
                    "home",
                    "accounts",
                    "customer",
                    "touchpoint",
                    "loop",
                    "imports",
                    "admin",
                    "feedback",
                    "binding",
                    "agenda",
                    "config",
                    "pipeline",
                    "conversations",
                    "contracts");

    /** The languages that every text exists in; the first is the fallback. */
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.forLanguageTag("nl"));

    private final Map<String, String> texts;

    /** The fallback language, English. */
    public Messages() {
        this("en");
    }

    Messages(String language) {
        texts = read(language);
    }

    /** The texts in that language; English where the product does not speak it. */
    public static ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle(
                Messages.class.getName(),
                locale,
                Messages.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_CLASS));
    }

    /**
     * The text of that key, or the key itself in brackets where nobody wrote one: visible, but
     * never a crash.
     */
    public static String text(Locale locale, String key) {
        try {
            return in(locale).getString(key);
        } catch (MissingResourceException missing) {
            return "[" + key + "]";
        }
    }

    private static Map<String, String> read(String language) {
        Map<String, String> all = new HashMap<>();
        for (String area : AREAS) {
            Properties texts = new Properties();
            String file = "messages/" + area + "_" + language + ".properties";
            try (InputStream in = Messages.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new IllegalStateException("texts are missing: " + file);
                }
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("texts cannot be read: " + file, unreadable);
            }
            texts.forEach((key, text) -> all.putIfAbsent((String) key, (String) text));
        }
        return Map.copyOf(all);
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
