package org.loyaltyloop.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/**
 * What an invitation by mail says, in one language; its texts stand in {@code invitation_en} and
 * {@code invitation_nl}. It names nobody but the firm.
 */
final class InvitationText {

    private final Locale locale;
    private final String firm;
    private final ZoneId zone;
    private final Properties texts;

    private InvitationText(Locale locale, String firm, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.texts = read("invitation_" + locale.getLanguage() + ".properties");
        this.firm = firm.isEmpty() ? text("nameless") : firm;
    }

    /** In Dutch or, for all others, in English. */
    static InvitationText in(String language, String firm, ZoneId zone) {
        return new InvitationText(
                language.equals("nl") ? Locale.forLanguageTag("nl") : Locale.ENGLISH, firm, zone);
    }

    boolean isDutch() {
        return language().equals("nl");
    }

    String language() {
        return locale.getLanguage();
    }

    String subject() {
        return text("subject", firm);
    }

    /** The letter for those who read text. */
    String plain(String question, String answer, String refuse, Instant expires) {
        return String.join(
                "\n\n",
                text("greeting"),
                text("lead", firm),
                question,
                text("answer") + ":\n" + answer,
                text("until", day(expires)),
                text("signed", firm),
                "-- \n" + text("refuse.lead") + "\n" + refuse + "\n");
    }

    /** The letter for those who see more than text; nothing in it is loaded from elsewhere. */
    String html(String question, String answer, String refuse, Instant expires) {
        String template = resource("invitation.html");
        return template.replace("{language}", language())
                .replace("{subject}", escaped(subject()))
                .replace("{greeting}", escaped(text("greeting")))
                .replace("{lead}", escaped(text("lead", firm)))
                .replace("{answer}", escaped(text("answer")))
                .replace("{until}", escaped(text("until", day(expires))))
                .replace("{signed}", escaped(text("signed", firm)))
                .replace("{refuse}", escaped(text("refuse")))
                .replace("{refuse.lead}", escaped(text("refuse.lead.html")))
                .replace("{answer.link}", escaped(answer))
                .replace("{refuse.link}", escaped(refuse))
                // Last, so that nothing typed into a question is taken for a placeholder.
                .replace("{question}", escaped(question));
    }

    /** The last day on which it can be answered. */
    private String day(Instant expires) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale)
                .format(expires.minusMillis(1).atZone(zone));
    }

    private String text(String key, Object... values) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("no text " + key);
        }
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream in = open(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = InvitationText.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return in;
    }
}
