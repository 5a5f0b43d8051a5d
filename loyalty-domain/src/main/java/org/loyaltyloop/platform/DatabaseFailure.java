package org.loyaltyloop.platform;

import java.sql.SQLException;

/** The database refused or could not be reached; the transaction rolls back. */
public class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps what the driver said. */
    public DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** The SQL state, or the empty string where there is none. */
    public String sqlState() {
        String state = ((SQLException) getCause()).getSQLState();
        return state == null ? "" : state;
    }

    /** Whether a unique constraint was hit. */
    public boolean isDuplicate() {
        return sqlState().equals("23505");
    }
}
