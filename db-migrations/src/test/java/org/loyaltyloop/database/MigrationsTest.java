package org.loyaltyloop.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.database.testing.TestDatabase;

class MigrationsTest {

    @Test
    void applyingThemAgainChangesNothing() {
        try (var database = TestDatabase.fresh()) {
            assertThat(Migrations.apply(database.address())).isZero();
        }
    }

    @Test
    void theOwnerOfTheDatabaseIsNoSuperuser() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            assertThat(
                            ask(
                                    database,
                                    "select current_user || ' ' || rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("crm false");
        }
    }

    @Test
    void similarTextIsFoundFromAnySearchPath() throws SQLException {
        try (var database = TestDatabase.fresh()) {
            assertThat(ask(database, "select public.similarity('loyalty', 'loyalty')"))
                    .isEqualTo("1");
        }
    }

    @Test
    void everyTestHasADatabaseOfItsOwn() throws SQLException {
        try (var one = TestDatabase.fresh();
                var other = TestDatabase.fresh()) {
            assertThat(ask(one, "create table public.mine (); select 1")).isEqualTo("1");
            assertThat(ask(other, "select to_regclass('public.mine') is null")).isEqualTo("t");
        }
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }
}
