package org.loyaltyloop.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Native SQL with bound parameters. Inside a transaction it shares the connection with JPA: flush
 * entities before reading them back. Parameters may be {@link Optional} (empty is null), {@link
 * Instant}, enums (by name), and arrays of {@code UUID}, {@code String}, {@code Long}, {@code
 * Integer}, {@code Short}, {@code Double}, {@code Boolean}, {@code Instant}, {@code LocalDate} or
 * {@code byte[]}, for {@code unnest} and {@code = any}.
 */
@ApplicationScoped
public class Database {

    private static final int FETCHED_AT_ONCE = 5_000;

    private final DataSource dataSource;

    @Inject
    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Database() {
        this.dataSource = null;
    }

    /** Makes a value of one row; may not keep the row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** Reads the row. */
        T map(Row row) throws SQLException;
    }

    /** Takes note of one row; may not keep the row. */
    @FunctionalInterface
    public interface RowReader {
        /** Reads the row. */
        void read(Row row) throws SQLException;
    }

    /** Work with a connection that this class opens and closes. */
    @FunctionalInterface
    public interface Work<T> {
        /** Uses the connection; may not commit, roll back or close it. */
        T with(Connection connection) throws SQLException;
    }

    /** All rows of a query, in its order. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return with(
                connection -> {
                    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                        return rows(statement, mapper);
                    }
                });
    }

    /**
     * As {@link #list}, but planned for these very values every time. For searches by pattern:
     * after some calls the server would take one plan for all patterns, and the best one differs by
     * a thousandfold between a common piece of a word and a rare one.
     */
    public <T> List<T> listPlannedAnew(
            String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return with(
                connection -> {
                    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                        if (statement.isWrapperFor(PGStatement.class)) {
                            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                        }
                        return rows(statement, mapper);
                    }
                });
    }

    /**
     * Hands on the rows of a query as they arrive, some thousands at a time: for answers that are
     * not to be held in memory. Needs an open transaction.
     */
    public void each(String sql, RowReader reader, @Nullable Object... parameters) {
        with(
                connection -> {
                    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                        statement.setFetchSize(FETCHED_AT_ONCE);
                        try (ResultSet rows = statement.executeQuery()) {
                            Row row = new Row(rows);
                            while (rows.next()) {
                                reader.read(row);
                            }
                        }
                        return true;
                    }
                });
    }

    private static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
                found.add(mapper.map(row));
            }
            return found;
        }
    }

    /**
     * Puts several queries to the server in one trip and in one implicit transaction: for pages
     * that need many small answers, of which each would be a wait of its own.
     */
    public void together(Question<?>... questions) {
        String sql = Arrays.stream(questions).map(Question::sql).collect(Collectors.joining(";\n"));
        Object[] parameters =
                Arrays.stream(questions)
                        .flatMap(question -> Arrays.stream(question.parameters()))
                        .toArray();
        with(
                connection -> {
                    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                        statement.execute();
                        for (int i = 0; i < questions.length; i++) {
                            questions[i].read(statement);
                            if (i < questions.length - 1) {
                                statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                            }
                        }
                        return questions.length;
                    }
                });
    }

    /** The first row of a query, if it has one. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** The one number that a query answers with. */
    public long number(String sql, @Nullable Object... parameters) {
        return first(sql, row -> row.number(1), parameters).orElseThrow();
    }

    /** Runs a statement that changes rows; answers how many. */
    public int update(String sql, @Nullable Object... parameters) {
        return with(
                connection -> {
                    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                        return statement.executeUpdate();
                    }
                });
    }

    /**
     * Writes rows by COPY, the fastest way in; constraints and indexes hold as ever.
     *
     * @param statement {@code copy … from stdin}, in the text format
     */
    public void copy(String statement, CopyRows rows) {
        byte[] bytes = rows.bytes();
        with(
                connection -> {
                    try {
                        return connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn(statement, new ByteArrayInputStream(bytes));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /**
     * Does work within the open transaction that a unique key may refuse, because somebody else
     * writes the same key at this moment. Then the work alone is undone.
     *
     * @return whether the work stands
     */
    public boolean unlessTaken(Runnable work) {
        execute("savepoint attempt");
        try {
            work.run();
        } catch (DatabaseFailure failure) {
            if (!failure.isDuplicate()) {
                throw failure;
            }
            execute("rollback to savepoint attempt");
            return false;
        }
        execute("release savepoint attempt");
        return true;
    }

    private void execute(String sql) {
        with(
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute(sql);
                    }
                });
    }

    /** Lends a connection, for what the other methods do not offer, such as COPY. */
    public <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(connection, statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            int index,
            @Nullable Object parameter)
            throws SQLException {
        if (parameter == null) {
            statement.setNull(index, Types.NULL);
        } else if (parameter instanceof Optional<?> optional) {
            bind(connection, statement, index, optional.orElse(null));
        } else if (parameter instanceof Instant instant) {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (parameter instanceof Enum<?> constant) {
            statement.setString(index, constant.name());
        } else if (parameter instanceof Object[] array) {
            statement.setArray(
                    index, connection.createArrayOf(elementType(array), elements(array)));
        } else {
            statement.setObject(index, parameter);
        }
    }

    private static String elementType(Object[] array) {
        Class<?> type = array.getClass().getComponentType();
        if (type == UUID.class) {
            return "uuid";
        } else if (type == String.class || type.isEnum()) {
            return "text";
        } else if (type == Long.class) {
            return "int8";
        } else if (type == Integer.class) {
            return "int4";
        } else if (type == Short.class) {
            return "int2";
        } else if (type == Double.class) {
            return "float8";
        } else if (type == Boolean.class) {
            return "bool";
        } else if (type == Instant.class) {
            return "timestamptz";
        } else if (type == LocalDate.class) {
            return "date";
        } else if (type == byte[].class) {
            return "bytea";
        }
        throw new IllegalArgumentException("no SQL array of " + type);
    }

    private static Object[] elements(Object[] array) {
        if (array instanceof Instant[]
                || array instanceof LocalDate[]
                || array.getClass().getComponentType().isEnum()) {
            Object[] texts = new Object[array.length];
            for (int i = 0; i < array.length; i++) {
                Object element = array[i];
                texts[i] =
                        element instanceof Enum<?> constant
                                ? constant.name()
                                : element == null ? null : element.toString();
            }
            return texts;
        }
        return array;
    }
}
