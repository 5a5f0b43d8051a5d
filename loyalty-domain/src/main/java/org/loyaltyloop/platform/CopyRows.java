package org.loyaltyloop.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table by COPY: value after value in the order of its columns. Takes what
 * {@link Database} takes as a parameter, but for arrays. Not for sharing between threads.
 */
public final class CopyRows {

    private static final int DAY = 86_400;

    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean inRow;
    private long lastDay;
    private String lastDayText = LocalDate.EPOCH.toString();

    /** Adds a value to the row. */
    public CopyRows add(@Nullable Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        append(value);
        return this;
    }

    /** Ends the row. */
    public void endRow() {
        text.append('\n');
        inRow = false;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof Optional<?> optional) {
            append(optional.orElse(null));
        } else if (value instanceof String string) {
            escaped(string);
        } else if (value instanceof Instant instant) {
            instant(instant);
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.name());
        } else {
            text.append(value);
        }
    }

    /** As {@code Instant.toString} in microseconds, which would take longer than the COPY. */
    private void instant(Instant moment) {
        // Microseconds are what the database keeps; it rounds what is finer.
        Instant instant = moment.getNano() % 1000 == 0 ? moment : moment.plusNanos(500);
        long day = Math.floorDiv(instant.getEpochSecond(), DAY);
        if (day != lastDay) {
            lastDay = day;
            lastDayText = LocalDate.ofEpochDay(day).toString();
        }
        int second = (int) Math.floorMod(instant.getEpochSecond(), DAY);
        text.append(lastDayText).append('T');
        digits(second / 3600, 10);
        text.append(':');
        digits(second / 60 % 60, 10);
        text.append(':');
        digits(second % 60, 10);
        text.append('.');
        digits(instant.getNano() / 1000, 100_000);
        text.append('Z');
    }

    private void digits(int number, int highest) {
        for (int place = highest; place > 0; place /= 10) {
            text.append((char) ('0' + number / place % 10));
        }
    }

    private void escaped(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
