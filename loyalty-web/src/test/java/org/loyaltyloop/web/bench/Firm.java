package org.loyaltyloop.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.loyaltyloop.database.DatabaseAddress;
import org.loyaltyloop.platform.Database;

/**
 * An invented firm: colleagues in teams, products, accounts with contacts, and two years of
 * touchpoints. The same size, seed and last day give the same firm.
 */
final class Firm {

    /** Changes when another firm is to be invented than the one that is kept. */
    private static final String VERSION = "2";

    private static final int MONTHS = 24;

    /** Screens look at the last weeks, so a firm that is older is invented anew. */
    private static final int DAYS_FRESH = 21;

    private static final int TEAMS = 6;
    private static final int COLLEAGUES = 30;
    private static final String[] LINES = {"Machines", "Service", "Parts", "Training"};
    private static final int PRODUCTS_OF_LINE = 4;

    private final Size size;
    private final LocalDate last = LocalDate.now(ZoneOffset.UTC);
    private final long begin =
            last.minusMonths(MONTHS).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    private final long end = last.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();

    Firm(Size size) {
        this.size = size;
    }

    /** Whether the database holds a whole one of this size, and a fresh one. */
    boolean isIn(DatabaseAddress address) {
        Optional<String> seal =
                new Database(address.dataSource())
                        .first(
                                """
                                select obj_description(oid, 'pg_namespace') as seal from pg_namespace
                                where nspname = 'bench' and obj_description(oid, 'pg_namespace') is not null
                                """,
                                row -> row.text("seal"));
        return seal.filter(text -> text.startsWith(VERSION + " " + size.code() + " "))
                .map(text -> LocalDate.parse(text.substring(text.lastIndexOf(' ') + 1)))
                .filter(day -> day.plusDays(DAYS_FRESH).isAfter(last))
                .isPresent();
    }

    /** Notes that all of it is there. */
    void seal(DatabaseAddress address) {
        Database sql = new Database(address.dataSource());
        sql.update("create schema bench");
        sql.update("comment on schema bench is '%s %s %s'".formatted(VERSION, size.code(), last));
    }

    /** Fills an empty, migrated database, in sets and without the indexes, which follow. */
    void fill(DatabaseAddress address) throws SQLException {
        try (Connection connection = address.dataSource().getConnection()) {
            staff(connection);
            offering(connection);
            List<String> later =
                    dropped(
                            connection,
                            List.of(
                                    "customer.account",
                                    "customer.address",
                                    "customer.account_ref",
                                    "customer.contact",
                                    "customer.contact_at_account",
                                    "touchpoint.touchpoint"));
            new Customers(size, begin, COLLEAGUES, TEAMS).fill(connection);
            new History(size, begin, end).fill(connection);
            for (String statement : later) {
                World.say("%s", statement.replaceFirst(" (USING|FOREIGN).*", ""));
                execute(connection, statement);
            }
            execute(connection, "vacuum analyze");
        }
    }

    static UUID team(int number) {
        return Ids.of('T', number, 0);
    }

    static UUID colleague(int number) {
        return Ids.of('U', number, 0);
    }

    static UUID line(int number) {
        return Ids.of('L', number, 0);
    }

    static UUID product(int line, int number) {
        return Ids.of('P', (long) line * PRODUCTS_OF_LINE + number, 0);
    }

    static int lines() {
        return LINES.length;
    }

    static int productsOfLine() {
        return PRODUCTS_OF_LINE;
    }

    private void staff(Connection connection) throws SQLException {
        try (Copy teams = new Copy(connection, "staff.team", "id, name, version")) {
            for (int i = 0; i < TEAMS; i++) {
                teams.row(team(i), "Team " + (char) ('A' + i), 1);
            }
        }
        try (Copy users =
                new Copy(
                        connection,
                        "staff.app_user",
                        "id, login, display_name, password_hash, roles, team_id, must_change_password, version, created_at")) {
            for (int i = 0; i < COLLEAGUES; i++) {
                users.row(
                        colleague(i),
                        "colleague" + i,
                        Names.person(i),
                        "none",
                        "{ACCOUNT_MANAGER}",
                        team(i % TEAMS),
                        false,
                        1,
                        Instant.ofEpochMilli(begin));
            }
        }
    }

    private void offering(Connection connection) throws SQLException {
        try (Copy lines = new Copy(connection, "offering.product_line", "id, code, name")) {
            for (int i = 0; i < LINES.length; i++) {
                lines.row(line(i), "L" + i, LINES[i]);
            }
        }
        try (Copy products =
                new Copy(connection, "offering.product", "id, code, name, line_id, price")) {
            for (int i = 0; i < LINES.length; i++) {
                for (int k = 0; k < PRODUCTS_OF_LINE; k++) {
                    products.row(
                            product(i, k),
                            "P" + i + k,
                            LINES[i] + " " + (k + 1),
                            line(i),
                            (k + 1) * 250);
                }
            }
        }
    }

    /**
     * Drops what makes loading slow, foreign keys first; answers the statements that bring it back,
     * indexes first.
     */
    private static List<String> dropped(Connection connection, List<String> tables)
            throws SQLException {
        List<String> indexes = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (String table : tables) {
            for (String[] key :
                    rows(
                            connection,
                            "select conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid = '"
                                    + table
                                    + "'::regclass")) {
                execute(connection, "alter table " + table + " drop constraint " + key[0]);
                keys.add("alter table " + table + " add constraint " + key[0] + " " + key[1]);
            }
        }
        for (String table : tables) {
            for (String[] index :
                    rows(
                            connection,
                            """
                            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
                            where i.indrelid = '%s'::regclass
                              and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
                            """
                                    .formatted(table))) {
                execute(connection, "drop index " + index[0]);
                indexes.add(index[1]);
            }
        }
        execute(connection, "set maintenance_work_mem = '512MB'");
        indexes.addAll(keys);
        return indexes;
    }

    private static List<String[]> rows(Connection connection, String query) throws SQLException {
        List<String[]> found = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return found;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
