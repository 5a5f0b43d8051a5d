package org.loyaltyloop.web.component;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query part of an address as an immutable value: a list's filters, order and place live here,
 * so that every state of a list can be linked to, saved and gone back to. Blank values are as good
 * as absent. Order is kept.
 */
public final class UrlQuery {

    private static final UrlQuery EMPTY = new UrlQuery(Map.of());

    private final Map<String, List<String>> values;

    private UrlQuery(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Nothing asked. */
    public static UrlQuery empty() {
        return EMPTY;
    }

    /** What a request asked, as {@code getParameterMap} gives it. */
    public static UrlQuery of(Map<String, String[]> parameters) {
        UrlQuery query = EMPTY;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            query = query.with(parameter.getKey(), Arrays.asList(parameter.getValue()));
        }
        return query;
    }

    /**
     * Reads {@code a=1&b=2}, with or without the question mark; what cannot be decoded is left out.
     */
    public static UrlQuery parse(String text) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        String body = text.startsWith("?") ? text.substring(1) : text;
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                decoded(pair.substring(0, equals))
                        .ifPresent(
                                name ->
                                        decoded(pair.substring(equals + 1))
                                                .ifPresent(
                                                        value ->
                                                                read.computeIfAbsent(
                                                                                name,
                                                                                n ->
                                                                                        new ArrayList<>())
                                                                        .add(value)));
            }
        }
        UrlQuery query = EMPTY;
        for (Map.Entry<String, List<String>> entry : read.entrySet()) {
            query = query.with(entry.getKey(), entry.getValue());
        }
        return query;
    }

    /** The first value of that name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of that name, none for an absent one. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether that name has that value among its values. */
    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    /** This query with that name's values replaced. */
    public UrlQuery with(String name, String value) {
        return with(name, List.of(value));
    }

    /** This query with that name's values replaced. */
    public UrlQuery with(String name, List<String> replacements) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        List<String> kept =
                replacements.stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList();
        if (kept.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, kept);
        }
        return new UrlQuery(changed);
    }

    /** This query without those names. */
    public UrlQuery without(String... names) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(values);
        Arrays.asList(names).forEach(fewer::remove);
        return new UrlQuery(fewer);
    }

    /** This query with those names only. */
    public UrlQuery only(List<String> names) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(values);
        fewer.keySet().retainAll(names);
        return new UrlQuery(fewer);
    }

    /** Whether nothing is asked. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The address of a page with this query. */
    public String on(String path) {
        return isEmpty() ? path : path + "?" + this;
    }

    /** The query encoded for an address, without the question mark. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .flatMap(
                        entry ->
                                entry.getValue().stream()
                                        .map(
                                                value ->
                                                        encoded(entry.getKey())
                                                                + "="
                                                                + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UrlQuery query && values.equals(query.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
