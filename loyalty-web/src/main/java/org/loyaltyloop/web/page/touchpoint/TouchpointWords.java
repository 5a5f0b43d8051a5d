package org.loyaltyloop.web.page.touchpoint;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.touchpoint.Channel;
import org.loyaltyloop.touchpoint.SurveyAnswer;
import org.loyaltyloop.touchpoint.TouchpointRow;
import org.loyaltyloop.web.i18n.Formats;

/** Says a touchpoint in the reader's words; in pages {@code touchpointWords}. */
@Named("touchpointWords")
@RequestScoped
public class TouchpointWords {

    /** What is written down on the same day, or the next morning, is not late. */
    private static final Duration IN_TIME = Duration.ofHours(36);

    private final Formats formats;

    @Inject
    TouchpointWords(Formats formats) {
        this.formats = formats;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TouchpointWords() {
        this.formats = null;
    }

    /** The touchpoint as an item of a timeline. */
    public TimelineItem item(TouchpointRow row) {
        return new TimelineItem(
                row.occurredAt(),
                formats.time(row.occurredAt()),
                row.withdrawn() ? null : row.stage(),
                icon(row.channel()),
                title(row),
                "/touchpoint/touchpoint?id=" + row.id(),
                row.outcome().orElse(""),
                kind(row),
                how(row),
                row.contactName().orElse(""),
                row.contact().map(contact -> "/contacts/contact?id=" + contact).orElse(""),
                formats.text("touchpoint.who", formats.label(row.department()), row.author()),
                row.offering().orElse(""),
                row.durationSeconds().map(this::duration).orElse(""),
                row.survey().map(this::answer).orElse(""),
                notes(row));
    }

    /** The line that somebody wrote about it, or else what kind it is. */
    public String title(TouchpointRow row) {
        return row.summary().orElseGet(() -> row.typeName(formats.getLocale()));
    }

    /** What kind it is, where the title does not say so already. */
    private String kind(TouchpointRow row) {
        String type = row.typeName(formats.getLocale());
        Locale locale = formats.getLocale();
        return title(row).toLowerCase(locale).startsWith(type.toLowerCase(locale)) ? "" : type;
    }

    /** Along which channel, and who acted. */
    public String how(TouchpointRow row) {
        return formats.text(
                "touchpoint.how",
                formats.label(row.channel()),
                formats.label(row.direction()).toLowerCase(formats.getLocale()));
    }

    /** A length of time in minutes, or hours where those are many. */
    public String duration(int seconds) {
        long minutes = Math.max(1, Math.round(seconds / 60.0));
        return minutes < 120
                ? formats.text("touchpoint.minutes", minutes)
                : formats.text("touchpoint.hours", formats.decimal(minutes / 60.0, 1));
    }

    /** The answer with its metric, such as NPS 9. */
    public String answer(SurveyAnswer answer) {
        return formats.text("touchpoint.answer", formats.label(answer.metric()), answer.score());
    }

    /** The name of the channel's picture. */
    public static String icon(Channel channel) {
        return switch (channel) {
            case PHONE -> "phone";
            case EMAIL -> "mail";
            case CHAT, SMS, SOCIAL -> "chat";
            case WEB -> "web";
            case MEETING, EVENT, PARTNER -> "users";
            case POST -> "post";
            case APP -> "app";
            case SYSTEM -> "gear";
        };
    }

    /**
     * How much later than it happened it was written down, in words; empty where that is no news.
     */
    public Optional<String> lateness(Instant occurredAt, Instant recordedAt) {
        Duration late = Duration.between(occurredAt, recordedAt);
        return late.compareTo(IN_TIME) <= 0
                ? Optional.empty()
                : Optional.of(formats.text("touchpoint.late", formats.days(late.toDays())));
    }

    private List<TimelineItem.Note> notes(TouchpointRow row) {
        List<TimelineItem.Note> notes = new ArrayList<>();
        lateness(row.occurredAt(), row.recordedAt())
                .ifPresent(late -> notes.add(new TimelineItem.Note("", "clock", late)));
        if (row.withdrawn()) {
            notes.add(new TimelineItem.Note("out", "stop", formats.text("touchpoint.withdrawn")));
        } else if (row.corrected()) {
            notes.add(new TimelineItem.Note("info", "edit", formats.text("touchpoint.corrected")));
        }
        return notes;
    }
}
