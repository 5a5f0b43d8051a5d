package org.loyaltyloop.web.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The accounts of an invented firm, with addresses, references and contacts. */
final class Customers {

    private static final long YEAR_MILLIS = 365L * 86_400_000;
    private static final int LARGE_ACCOUNTS = 1_000;

    private final Size size;
    private final long begin;
    private final int colleagues;
    private final int teams;

    Customers(Size size, long begin, int colleagues, int teams) {
        this.size = size;
        this.begin = begin;
        this.colleagues = colleagues;
        this.teams = teams;
    }

    /** The account of that number, from 0; those with the lowest numbers have most touchpoints. */
    static UUID account(int number) {
        return Ids.of('A', number, number);
    }

    /** A contact of an account, from 0 up to {@link #contacts}. */
    static UUID contact(int account, int number) {
        return Ids.of('C', (long) account * 8 + number, account);
    }

    static int contacts(int account) {
        return 1 + (int) (Ids.mixed(account) & 1) + (account < LARGE_ACCOUNTS ? 4 : 0);
    }

    /** How another system calls the account. */
    static String reference(int account) {
        return "D-%07d".formatted(account);
    }

    void fill(Connection connection) throws SQLException {
        accounts(connection);
        contacts(connection);
    }

    private void accounts(Connection connection) throws SQLException {
        try (Copy rows =
                new Copy(
                        connection,
                        "customer.account",
                        "id, kind, name, owner_id, team_id, sector, employees, email, phone, phone_digits, customer_since, created_at, updated_at")) {
            for (int i = 0; i < size.accounts(); i++) {
                boolean firm = i % 10 != 9;
                String name = firm ? Names.firm(i) : Names.person(i);
                int owner = (int) (Ids.mixed(i + 1) >>> 40) % colleagues;
                String digits = "31%09d".formatted(200_000_000 + i * 7L);
                Instant since = Instant.ofEpochMilli(begin - YEAR_MILLIS + i);
                rows.row(
                        account(i),
                        firm ? "ORGANISATION" : "PERSON",
                        name,
                        i % 4 == 3 ? null : Firm.colleague(owner),
                        i % 4 == 3 ? null : Firm.team(owner % teams),
                        firm ? Names.sector(i) : null,
                        firm ? 5 + i % 500 : null,
                        "info@" + Names.plain(name) + "-" + i + ".example",
                        "+" + digits,
                        digits,
                        null,
                        since,
                        since);
            }
        }
        try (Copy rows =
                new Copy(
                        connection,
                        "customer.address",
                        "account_id, kind, street, postal_code, city, country")) {
            for (int i = 0; i < size.accounts(); i++) {
                rows.row(
                        account(i),
                        "VISIT",
                        "Dorpsstraat " + (1 + i % 300),
                        "%04d AB".formatted(1000 + i % 9000),
                        Names.city(i),
                        "NL");
            }
        }
        try (Copy rows = new Copy(connection, "customer.account_ref", "source, ref, account_id")) {
            for (int i = 0; i < size.accounts(); i++) {
                rows.row("erp", reference(i), account(i));
            }
        }
    }

    private void contacts(Connection connection) throws SQLException {
        try (Copy rows =
                new Copy(
                        connection,
                        "customer.contact",
                        "id, given_name, family_name, email, mobile, mobile_digits, created_at, updated_at")) {
            for (int i = 0; i < size.accounts(); i++) {
                for (int k = 0; k < contacts(i); k++) {
                    long number = i * 8L + k;
                    String digits = "316%08d".formatted(number % 100_000_000);
                    Instant since = Instant.ofEpochMilli(begin - YEAR_MILLIS + i);
                    rows.row(
                            contact(i, k),
                            Names.given(number),
                            Names.family(number),
                            Names.plain(Names.person(number)) + number + "@mail.example",
                            "+" + digits,
                            digits,
                            since,
                            since);
                }
            }
        }
        try (Copy rows =
                new Copy(
                        connection,
                        "customer.contact_at_account",
                        "contact_id, account_id, role, primary_contact, since")) {
            for (int i = 0; i < size.accounts(); i++) {
                for (int k = 0; k < contacts(i); k++) {
                    rows.row(
                            contact(i, k),
                            account(i),
                            k == 0 ? "DECISION_MAKER" : "USER",
                            k == 0,
                            Instant.ofEpochMilli(begin));
                }
            }
        }
    }
}
