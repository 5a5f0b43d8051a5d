package org.loyaltyloop.database;

import java.sql.SQLException;

/** A PostgreSQL that somebody else runs, looked at before the application is started on it. */
final class ExternalDatabase {

    private static final int OLDEST = 15;

    private ExternalDatabase() {}

    /**
     * Checks that the database answers and is new enough.
     *
     * @throws StartFailure when not
     */
    static void check(DatabaseAddress database) {
        if (!database.url().startsWith("jdbc:postgresql:")) {
            throw new StartFailure("CRM_DB_URL must begin with jdbc:postgresql://");
        }
        var dataSource = database.dataSource();
        try {
            dataSource.setLoginTimeout(10);
            try (var connection = dataSource.getConnection()) {
                int major = connection.getMetaData().getDatabaseMajorVersion();
                if (major < OLDEST) {
                    throw new StartFailure(
                            "The database is PostgreSQL "
                                    + major
                                    + "; "
                                    + OLDEST
                                    + " or newer is needed.");
                }
            }
        } catch (SQLException e) {
            throw new StartFailure(
                    "The database at "
                            + shown(database)
                            + " cannot be used: "
                            + Console.firstLine(e),
                    e);
        }
    }

    /** The address without its parameters, among which a password may be. */
    static String shown(DatabaseAddress database) {
        return database.url().replaceAll("\\?.*", "");
    }
}
