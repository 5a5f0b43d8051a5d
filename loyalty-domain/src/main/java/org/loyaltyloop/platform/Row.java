package org.loyaltyloop.platform;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/** One row of a query's answer. Methods without {@code optional} in their name refuse a null. */
public final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    /** A text. */
    public String text(String column) throws SQLException {
        return present(column, rows.getString(column));
    }

    /** A text that may be null. */
    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(rows.getString(column));
    }

    /** A UUID. */
    public UUID uuid(String column) throws SQLException {
        return present(column, rows.getObject(column, UUID.class));
    }

    /** A UUID that may be null. */
    public Optional<UUID> optionalUuid(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, UUID.class));
    }

    /** Bytes. */
    public byte[] bytes(String column) throws SQLException {
        return present(column, rows.getBytes(column));
    }

    /** A whole number. */
    public long number(String column) throws SQLException {
        return present(column, rows.getObject(column, Long.class));
    }

    /** A whole number by its place, from 1. */
    public long number(int column) throws SQLException {
        return rows.getLong(column);
    }

    /** A whole number that fits an int. */
    public int integer(String column) throws SQLException {
        return present(column, rows.getObject(column, Integer.class));
    }

    /** A whole number that may be null. */
    public OptionalLong optionalNumber(String column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** A whole number that fits an int and may be null. */
    public Optional<Integer> optionalInteger(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, Integer.class));
    }

    /** A decimal number that may be null. */
    public Optional<BigDecimal> optionalDecimal(String column) throws SQLException {
        return Optional.ofNullable(rows.getBigDecimal(column));
    }

    /** A floating-point number. */
    public double real(String column) throws SQLException {
        double value = rows.getDouble(column);
        refuseNull(column);
        return value;
    }

    /** A floating-point number that may be null. */
    public OptionalDouble optionalReal(String column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A truth value. */
    public boolean flag(String column) throws SQLException {
        boolean value = rows.getBoolean(column);
        refuseNull(column);
        return value;
    }

    /** A moment. */
    public Instant instant(String column) throws SQLException {
        return present(column, rows.getObject(column, OffsetDateTime.class)).toInstant();
    }

    /** A moment that may be null. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** A date. */
    public LocalDate date(String column) throws SQLException {
        return present(column, rows.getObject(column, LocalDate.class));
    }

    /** A date that may be null. */
    public Optional<LocalDate> optionalDate(String column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, LocalDate.class));
    }

    /** An enum constant stored by its name. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    /** An enum constant stored by its name, or null. */
    public <E extends Enum<E>> Optional<E> optionalConstant(String column, Class<E> type)
            throws SQLException {
        return optionalText(column).map(name -> Enum.valueOf(type, name));
    }

    /** An array of texts; null counts as empty. */
    public List<String> texts(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** An array of UUIDs; null counts as empty. */
    public List<UUID> uuids(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    private void refuseNull(String column) throws SQLException {
        if (rows.wasNull()) {
            throw new SQLException(column + " is null");
        }
    }

    private static <T> T present(String column, T value) throws SQLException {
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value;
    }
}
