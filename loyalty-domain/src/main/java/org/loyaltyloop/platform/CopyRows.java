package org.loyaltyloop.platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table by COPY: value after value in the order of its columns. Takes what
 * {@link Database} takes as a parameter, but for arrays. Not for sharing between threads.
 */
public final class CopyRows {

    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean inRow;
    private Instant lastInstant = Instant.EPOCH;
    private String lastInstantText = Instant.EPOCH.toString();

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
            text.append(iso(instant));
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.name());
        } else {
            text.append(value);
        }
    }

    /** Many rows of one recording share a moment, and writing one out takes a while. */
    private String iso(Instant instant) {
        if (!instant.equals(lastInstant)) {
            lastInstant = instant;
            lastInstantText = instant.toString();
        }
        return lastInstantText;
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
