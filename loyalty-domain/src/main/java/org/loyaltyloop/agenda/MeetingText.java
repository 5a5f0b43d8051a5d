package org.loyaltyloop.agenda;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What an invitation by mail says beside its calendar part, in one language; its texts stand in
 * {@code meeting_en} and {@code meeting_nl}. A note on the meeting is ours and stays out.
 */
final class MeetingText {

    private final Locale locale;
    private final CalendarFile.Meeting meeting;
    private final CalendarFile.Party from;
    private final ZoneId zone;
    private final Properties texts = new Properties();

    private MeetingText(
            Locale locale, CalendarFile.Meeting meeting, CalendarFile.Party from, ZoneId zone) {
        this.locale = locale;
        this.meeting = meeting;
        this.from = from;
        this.zone = zone;
        String name = "meeting_" + locale.getLanguage() + ".properties";
        try (InputStream in = MeetingText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In Dutch or, for all others, in English. */
    static MeetingText in(
            String language, CalendarFile.Meeting meeting, CalendarFile.Party from, ZoneId zone) {
        return new MeetingText(
                language.equals("nl") ? Locale.forLanguageTag("nl") : Locale.ENGLISH,
                meeting,
                from,
                zone);
    }

    String language() {
        return locale.getLanguage();
    }

    String subject() {
        String kind =
                meeting.state() == MeetingState.CANCELLED
                        ? "cancelled"
                        : meeting.version() > 1 ? "changed" : "invited";
        return text("subject." + kind, meeting.title());
    }

    String plain() {
        return String.join("\n\n", lines()) + "\n";
    }

    String html() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + language() + "\"><body>\n");
        lines().forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
        return html.append("</body></html>\n").toString();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                text(
                        meeting.state() == MeetingState.CANCELLED ? "lead.cancelled" : "lead",
                        from.name()));
        lines.add(meeting.title());
        lines.add(
                text(
                        "when",
                        DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale)
                                .format(meeting.startsAt().atZone(zone)),
                        time(meeting.startsAt()),
                        time(meeting.endsAt()),
                        zone.getId()));
        meeting.place().ifPresent(place -> lines.add(text("where", place)));
        lines.add(text("answer", from.email()));
        return lines;
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(at.atZone(zone));
    }

    private String text(String key, Object... values) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("no text " + key);
        }
        return new MessageFormat(pattern, locale).format(values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
