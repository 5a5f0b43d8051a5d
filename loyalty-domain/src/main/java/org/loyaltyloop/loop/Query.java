package org.loyaltyloop.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is put together from constant texts; each brings the values of its parameters
 * along.
 */
final class Query {

    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Adds a text and the values of the parameters in it. */
    Query add(String text, Object... values) {
        sql.append(text).append('\n');
        parameters.addAll(List.of(values));
        return this;
    }

    /** Adds what another statement holds. */
    Query add(Query other) {
        sql.append(other.sql);
        parameters.addAll(other.parameters);
        return this;
    }

    /** Adds a text with one parameter, if there is a value for it. */
    Query when(Optional<?> value, String text) {
        value.ifPresent(present -> add(text, new Object[] {present}));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    @Nullable Object[] parameters() {
        return parameters.toArray();
    }
}
