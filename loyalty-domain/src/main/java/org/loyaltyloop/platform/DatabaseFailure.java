package org.loyaltyloop.platform;

import java.sql.SQLException;

/** The database refused or could not be reached; the transaction rolls back. */
public class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    /** Wraps what the driver said. */
    public DatabaseFailure(SQLException cause) {
        super(cause);
        String state = cause.getSQLState();
        this.sqlState = state == null ? "" : state;
    }

    /** The SQL state, or the empty string where there is none. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether a unique constraint was hit. */
    public boolean isDuplicate() {
        return sqlState.equals("23505");
    }
}
