package org.loyaltyloop.web.rest.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read strictly by type: a number is no text, an array no string.
 * What is wrong is noted with the field's path and read as absent, so that one pass tells the
 * caller everything. {@code null} reads as absent.
 */
public final class JsonFields {

    private static final Pattern CANONICAL_UUID =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Years that the database and people both understand. */
    private static final int LAST_YEAR = 9999;

    private final Map<?, ?> members;
    private final String path;
    private final List<FieldViolation> violations;

    private JsonFields(Map<?, ?> members, String path, List<FieldViolation> violations) {
        this.members = members;
        this.path = path;
        this.violations = violations;
    }

    /** The members of that value; if it is no object, an object without members and a violation. */
    public static JsonFields of(Object value) {
        List<FieldViolation> violations = new ArrayList<>();
        if (value instanceof Map<?, ?> members) {
            return new JsonFields(members, "", violations);
        }
        violations.add(new FieldViolation("", "wrong_type", "must be an object"));
        return new JsonFields(Map.of(), "", violations);
    }

    /** Everything wrong so far, in this object and those within. */
    public List<FieldViolation> violations() {
        return List.copyOf(violations);
    }

    /** Whether the member is there, be it null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Whether the member is there and null. */
    public boolean isNull(String name) {
        return members.get(name) == JsonNull.NULL;
    }

    /** Notes that a field is wrong. */
    public void complain(String name, String code, String message) {
        violations.add(new FieldViolation(path + name, code, message));
    }

    /** A text; one with NUL or half a surrogate pair cannot be stored and is refused. */
    public Optional<String> text(String name) {
        Object value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            return wrongType(name, "a string");
        }
        if (!storable(text)) {
            complain(name, "control_character", "must not contain NUL or unpaired surrogates");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text that must be there and not blank. */
    public Optional<String> requiredText(String name) {
        int before = violations.size();
        Optional<String> text = text(name).filter(t -> !t.isBlank());
        if (text.isEmpty() && violations.size() == before) {
            complain(name, "required", "must be given");
        }
        return text;
    }

    /** A UUID in its canonical form. */
    public Optional<UUID> uuid(String name) {
        return text(name)
                .flatMap(
                        text ->
                                CANONICAL_UUID.matcher(text).matches()
                                        ? Optional.of(UUID.fromString(text))
                                        : malformed(name, "a UUID"));
    }

    /** An instant: ISO-8601 with an offset, such as {@code 2026-03-01T09:30:00Z}. */
    public Optional<Instant> instant(String name) {
        return text(name)
                .flatMap(
                        text -> {
                            try {
                                OffsetDateTime time = OffsetDateTime.parse(text);
                                return time.getYear() >= 1 && time.getYear() <= LAST_YEAR
                                        ? Optional.of(time.toInstant())
                                        : malformed(name, "an instant of this era");
                            } catch (DateTimeException e) {
                                return malformed(
                                        name,
                                        "an ISO-8601 instant with offset, such as 2026-03-01T09:30:00Z");
                            }
                        });
    }

    /** A date: ISO-8601, such as {@code 2026-03-01}. */
    public Optional<LocalDate> date(String name) {
        return text(name)
                .flatMap(
                        text -> {
                            try {
                                LocalDate date = LocalDate.parse(text);
                                return date.getYear() >= 1 && date.getYear() <= LAST_YEAR
                                        ? Optional.of(date)
                                        : malformed(name, "a date of this era");
                            } catch (DateTimeException e) {
                                return malformed(name, "an ISO-8601 date, such as 2026-03-01");
                            }
                        });
    }

    /** A whole number that fits 32 bits; {@code 3.0} is one. */
    public Optional<Integer> integer(String name) {
        return number(name)
                .flatMap(
                        number -> {
                            try {
                                return Optional.of(number.intValueExact());
                            } catch (ArithmeticException e) {
                                return wrongType(name, "a whole number of at most 32 bits");
                            }
                        });
    }

    /** Any number. */
    public Optional<BigDecimal> number(String name) {
        Object value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        return value instanceof Number
                ? Optional.of(new BigDecimal(value.toString()))
                : wrongType(name, "a number");
    }

    /** A number of at most 18 digits, 2 of them after the point, such as an amount of money. */
    public Optional<BigDecimal> amount(String name) {
        return number(name)
                .filter(
                        amount -> {
                            boolean fits =
                                    amount.precision() - (long) amount.scale() <= 16
                                            && amount.stripTrailingZeros().scale() <= 2;
                            if (!fits) {
                                complain(
                                        name,
                                        "out_of_range",
                                        "must have at most 16 digits before and 2 after the point");
                            }
                            return fits;
                        });
    }

    /** One of an enum's values, by its name. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name)
                .flatMap(
                        text -> {
                            for (E value : type.getEnumConstants()) {
                                if (value.name().equals(text)) {
                                    return Optional.of(value);
                                }
                            }
                            complain(
                                    name,
                                    "unknown_value",
                                    "must be one of "
                                            + Arrays.stream(type.getEnumConstants())
                                                    .map(Enum::name)
                                                    .collect(Collectors.joining(", ")));
                            return Optional.empty();
                        });
    }

    /** An object within this one. */
    public Optional<JsonFields> object(String name) {
        Object value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        return value instanceof Map<?, ?> inner
                ? Optional.of(new JsonFields(inner, path + name + ".", violations))
                : wrongType(name, "an object");
    }

    /** An array within this object, its items as they were read. */
    public Optional<List<?>> list(String name) {
        Object value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        return value instanceof List<?> items ? Optional.of(items) : wrongType(name, "an array");
    }

    /**
     * An array of objects within this one, at most so many; what is no object is wrong and left
     * out.
     */
    public List<JsonFields> objects(String name, int atMost) {
        List<?> items = list(name).orElse(List.of());
        if (items.size() > atMost) {
            complain(name, "too_many", "must be at most " + atMost + " items");
            return List.of();
        }
        List<JsonFields> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String place = name + "[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> inner) {
                objects.add(new JsonFields(inner, path + place + ".", violations));
            } else {
                wrongType(place, "an object");
            }
        }
        return objects;
    }

    /** An object of any members, as {@link OpenObject} allows it. */
    public Optional<OpenObject> openObject(String name) {
        Object value = present(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> inner)) {
            return wrongType(name, "an object");
        }
        return OpenObject.of(inner)
                .or(
                        () -> {
                            complain(
                                    name,
                                    "unstorable",
                                    "must not contain NUL, unpaired surrogates or numbers beyond 64-bit floating point");
                            return Optional.empty();
                        });
    }

    private @Nullable Object present(String name) {
        Object value = members.get(name);
        return value == JsonNull.NULL ? null : value;
    }

    private <T> Optional<T> wrongType(String name, String expected) {
        complain(name, "wrong_type", "must be " + expected);
        return Optional.empty();
    }

    private <T> Optional<T> malformed(String name, String expected) {
        complain(name, "malformed", "must be " + expected);
        return Optional.empty();
    }

    /** Whether PostgreSQL can store the text: no NUL, every surrogate paired. */
    static boolean storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
