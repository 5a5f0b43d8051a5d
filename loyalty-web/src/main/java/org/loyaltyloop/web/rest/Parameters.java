package org.loyaltyloop.web.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.loyaltyloop.web.rest.json.FieldViolation;

/**
 * The parameters of a query, read strictly; {@link #refuseIfAny()} names everything wrong with them
 * at once.
 */
final class Parameters {

    private static final Pattern CANONICAL_UUID =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_CURSOR = 2000;

    private final MultivaluedMap<String, String> values;
    private final List<FieldViolation> violations = new ArrayList<>();

    private Parameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    static Parameters of(UriInfo uri) {
        return new Parameters(uri.getQueryParameters());
    }

    /** An id in a path; what is no id names nothing. */
    static UUID pathId(String text) {
        if (!CANONICAL_UUID.matcher(text).matches()) {
            throw ApiProblem.of(Problem.Kind.NOT_FOUND);
        }
        return UUID.fromString(text);
    }

    /** A text of at most 200 characters; blank counts as absent. */
    Optional<String> text(String name) {
        return one(name)
                .filter(
                        text -> {
                            boolean fits = text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
                            if (!fits) {
                                complain(
                                        name,
                                        "too_long",
                                        "must be at most "
                                                + LONGEST_TEXT
                                                + " characters, without NUL");
                            }
                            return fits;
                        });
    }

    /** A cursor that an answer gave. */
    Optional<String> cursor(String name) {
        return one(name)
                .filter(
                        text -> {
                            boolean fits = text.length() <= LONGEST_CURSOR;
                            if (!fits) {
                                complain(name, "malformed", "must be a cursor that an answer gave");
                            }
                            return fits;
                        });
    }

    Optional<UUID> id(String name) {
        return one(name)
                .flatMap(
                        text ->
                                CANONICAL_UUID.matcher(text).matches()
                                        ? Optional.of(UUID.fromString(text))
                                        : complain(name, "malformed", "must be a UUID"));
    }

    Optional<LocalDate> date(String name) {
        return one(name)
                .flatMap(
                        text -> {
                            try {
                                LocalDate date = LocalDate.parse(text);
                                return date.getYear() >= 1900 && date.getYear() <= 2200
                                        ? Optional.of(date)
                                        : complain(
                                                name,
                                                "out_of_range",
                                                "must lie between 1900 and 2200");
                            } catch (DateTimeException e) {
                                return complain(
                                        name, "malformed", "must be a date, such as 2026-03-01");
                            }
                        });
    }

    /** How many items to answer with: 1 to the most. */
    int limit(int unlessGiven, int most) {
        return one("limit")
                .flatMap(
                        text -> {
                            boolean fits =
                                    text.matches("[0-9]{1,6}")
                                            && Integer.parseInt(text) >= 1
                                            && Integer.parseInt(text) <= most;
                            return fits
                                    ? Optional.of(Integer.valueOf(text))
                                    : this.<Integer>complain(
                                            "limit",
                                            "out_of_range",
                                            "must be a whole number from 1 to " + most);
                        })
                .orElse(unlessGiven);
    }

    /**
     * Any of an enum's values: the parameter may come several times, or hold several with commas
     * between.
     */
    <E extends Enum<E>> Set<E> anyOf(String name, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        for (String value : values.getOrDefault(name, List.of())) {
            for (String part : value.split(",", 20)) {
                if (!part.isBlank()) {
                    constant(name, part.strip(), type).ifPresent(chosen::add);
                }
            }
        }
        return chosen;
    }

    /** One of an enum's values. */
    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return one(name).flatMap(value -> constant(name, value, type));
    }

    /** Notes what is wrong. */
    <T> Optional<T> complain(String name, String code, String message) {
        violations.add(new FieldViolation(name, code, message));
        return Optional.empty();
    }

    /** Ends the request with 400 if a parameter did not have its form. */
    void refuseIfAny() {
        if (!violations.isEmpty()) {
            throw ApiProblem.malformed(violations);
        }
    }

    private Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            return complain(name, "malformed", "must be given once");
        }
        return given.stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
    }

    private <E extends Enum<E>> Optional<E> constant(String name, String text, Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return Optional.of(value);
            }
        }
        return complain(
                name,
                "unknown_value",
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")));
    }
}
