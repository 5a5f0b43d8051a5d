package org.loyaltyloop.platform;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that is put to the database along with others, in one trip; see {@link
 * Database#together}. Holds its rows once they are there.
 */
public final class Question<T> {

    private final String sql;
    private final Database.RowMapper<T> mapper;
    private final @Nullable Object[] parameters;
    private final List<T> rows = new ArrayList<>();

    private Question(String sql, Database.RowMapper<T> mapper, @Nullable Object[] parameters) {
        this.sql = sql;
        this.mapper = mapper;
        this.parameters = parameters;
    }

    /** A query as {@link Database#list} takes it. */
    public static <T> Question<T> of(
            String sql, Database.RowMapper<T> mapper, @Nullable Object... parameters) {
        return new Question<>(sql, mapper, parameters);
    }

    /** The rows in the query's order; none before it was put. */
    public List<T> rows() {
        return List.copyOf(rows);
    }

    String sql() {
        return sql;
    }

    @Nullable Object[] parameters() {
        return parameters;
    }

    /** Reads the result that the statement stands at. */
    void read(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            Row row = new Row(result);
            while (result.next()) {
                rows.add(mapper.map(row));
            }
        }
    }
}
