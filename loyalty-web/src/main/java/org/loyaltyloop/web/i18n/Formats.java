package org.loyaltyloop.web.i18n;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.loyaltyloop.platform.Settings;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.security.CurrentUser;
import org.loyaltyloop.web.shell.Preferences;

/**
 * Texts with values in them, and values as text, in the reader's language and the firm's time zone.
 * In pages {@code fmt}: {@code #{fmt.text('accounts.list.found', n)}}, {@code
 * #{fmt.label(row.stage)}}, {@code #{fmt.date(row.since)}}. Nothing to show gives a dash, never the
 * word null.
 */
@Named("fmt")
@RequestScoped
public class Formats {

    private static final String NOTHING = "–";
    private static final long BRIEF_FROM = 10_000;

    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;

    @Inject
    Formats(Preferences preferences, CurrentUser me, Settings settings, Clock clock) {
        this(preferences.getLocale(), me.zone().orElseGet(settings::zone), clock);
    }

    Formats(Locale locale, ZoneId zone, Clock clock) {
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Formats() {
        this(Locale.ENGLISH, ZoneId.of("UTC"), Clock.systemUTC());
    }

    /**
     * The text of a key; placeholders as in {@link MessageFormat} are filled from the values, days
     * as {@link #date} writes them.
     */
    public String text(String key, Object... values) {
        String pattern = Messages.text(locale, key);
        if (values.length == 0) {
            return pattern;
        }
        Object[] written = values.clone();
        for (int i = 0; i < written.length; i++) {
            if (written[i] instanceof LocalDate day) {
                written[i] = date(day);
            }
        }
        return new MessageFormat(pattern, locale).format(written);
    }

    /**
     * The name of an enum's constant, as {@code LoopStage.SERVICE=Service} in the texts; a dash for
     * nothing.
     */
    public String label(@Nullable Enum<?> constant) {
        return constant == null
                ? NOTHING
                : Messages.text(
                        locale,
                        constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** A stage's place in the loop, 1 to 8, from the stage or from the number itself. */
    public int stageNumber(Object stage) {
        return stage instanceof LoopStage named ? named.number() : ((Number) stage).intValue();
    }

    /** A stage's name, from the stage or from its number. */
    public String stageName(Object stage) {
        return label(LoopStage.of(stageNumber(stage)));
    }

    /** A day, as in 24 Nov 2026; an instant is taken in the firm's zone. */
    public String date(@Nullable TemporalAccessor when) {
        return format(when, "d MMM yyyy");
    }

    /** A month, as in November 2026. */
    public String month(@Nullable TemporalAccessor when) {
        return format(when, "MMMM yyyy");
    }

    /** A day with its weekday, as in Tuesday 24 November; the year only where it is another one. */
    public String day(@Nullable TemporalAccessor when) {
        if (when == null) {
            return NOTHING;
        }
        boolean thisYear = local(when).getYear() == today().getYear();
        return format(when, thisYear ? "EEEE d MMMM" : "EEEE d MMMM yyyy");
    }

    /** A day of a week, as in Tue 24. */
    public String weekday(@Nullable TemporalAccessor when) {
        return format(when, "EEE d");
    }

    /** A time of day, as in 16:05. */
    public String time(@Nullable TemporalAccessor when) {
        return format(when, "HH:mm");
    }

    /** Day and time, as in 24 Nov 2026 16:05. */
    public String dateTime(@Nullable TemporalAccessor when) {
        return format(when, "d MMM yyyy HH:mm");
    }

    /** A day for programs, as in 2026-11-24, in the firm's zone. */
    public String isoDay(Instant when) {
        return when.atZone(zone).toLocalDate().toString();
    }

    /** Day and time for programs, as in 2026-11-24 16:05, in the firm's zone. */
    public String isoMinute(Instant when) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(when.atZone(zone));
    }

    /** A number with the language's separators. */
    public String number(@Nullable Number n) {
        return n == null ? NOTHING : NumberFormat.getNumberInstance(locale).format(n);
    }

    /**
     * A number for a narrow place: whole below ten thousand, then as in 12.3k or 1.2M, cut off
     * rather than rounded up. Where it is used the exact one stands nearby.
     */
    public String brief(long n) {
        if (Math.abs(n) < BRIEF_FROM) {
            return number(n);
        }
        NumberFormat format =
                NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.DOWN);
        String text = format.format(n);
        // The formats of the platform write a capital K, and a full stop after "mln".
        return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .replace('K', 'k')
                .replace('\u00a0', ' ');
    }

    /** A number with exactly so many decimals. */
    public String decimal(@Nullable Number n, int decimals) {
        if (n == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(n);
    }

    /** A share from 0 to 1 as whole percent, as in 41 %. */
    public String percent(@Nullable Number share) {
        return share == null ? NOTHING : Math.round(share.doubleValue() * 100) + " %";
    }

    /** An amount of money in that currency, as in €241,870. */
    public String money(@Nullable Number amount, String currency) {
        if (amount == null) {
            return NOTHING;
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(java.util.Currency.getInstance(currency));
        format.setMaximumFractionDigits(amount.doubleValue() % 1 == 0 ? 0 : 2);
        return format.format(amount).replace(' ', ' ');
    }

    /** Whole days in words, as in 1 day, 33 days. */
    public String days(@Nullable Number days) {
        return days == null ? NOTHING : text("shell.days", days);
    }

    /**
     * How long ago, in the largest unit that says it: just now, 12 minutes, 3 hours, 33 days ago.
     */
    public String ago(@Nullable Instant when) {
        if (when == null) {
            return NOTHING;
        }
        Duration since = Duration.between(when, clock.instant());
        if (since.toMinutes() < 1) {
            return text("shell.ago.now");
        }
        if (since.toHours() < 1) {
            return text("shell.ago.minutes", since.toMinutes());
        }
        if (since.toDays() < 1) {
            return text("shell.ago.hours", since.toHours());
        }
        return text("shell.ago.days", since.toDays());
    }

    /** Today in the firm's zone. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    /** The firm's time zone. */
    public ZoneId getZone() {
        return zone;
    }

    /** The reader's language. */
    public Locale getLocale() {
        return locale;
    }

    /** Whether the reader's language is Dutch. */
    public boolean isDutch() {
        return locale.getLanguage().equals("nl");
    }

    /**
     * Up to two letters for an avatar: first name and surname, prefixes such as van den left out.
     */
    public String initials(@Nullable String name) {
        return Initials.of(name);
    }

    private String format(@Nullable TemporalAccessor when, String pattern) {
        return when == null
                ? NOTHING
                : DateTimeFormatter.ofPattern(pattern, locale)
                        .format(when instanceof LocalDate ? when : local(when));
    }

    private ZonedDateTime local(TemporalAccessor when) {
        return when instanceof LocalDate day
                ? day.atStartOfDay(zone)
                : Instant.from(when).atZone(zone);
    }
}
