package org.loyaltyloop.database;

import org.flywaydb.core.Flyway;

/**
 * Brings a database to the shape that this version of the application needs. The scripts stand in
 * {@code db/migration}: one global sequence {@code V0042__context_what.sql}, and repeatable {@code
 * R__} views after them.
 */
public final class Migrations {

    /** Schema of the history table; the contexts' own schemas are made by their migrations. */
    private static final String HISTORY_SCHEMA = "migrations";

    private Migrations() {}

    /**
     * Applies what the database does not have yet; safe to run by several starters at once, since
     * the history table is locked meanwhile.
     *
     * @return how many scripts were applied
     * @throws org.flywaydb.core.api.FlywayException when a script fails or an applied one was
     *     changed
     */
    public static int apply(DatabaseAddress database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .defaultSchema(HISTORY_SCHEMA)
                .createSchemas(true)
                .cleanDisabled(true)
                .validateMigrationNaming(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
