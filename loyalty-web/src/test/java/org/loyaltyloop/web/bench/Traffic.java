package org.loyaltyloop.web.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/**
 * Touchpoints that happen now, in the form of requests and, for the limit, of rows with the same
 * contents. Rows of the limit move nobody and have a source of their own, so that what the product
 * derives can be told to be whole.
 */
final class Traffic {

    /** The source of the limit's rows. */
    static final String LIMIT = "limit";

    private static final String[] TYPES = {
        "ARTICLE_READ",
        "WEB_VISIT",
        "QUOTE_REQUESTED",
        "ORDER_PLACED",
        "PAYMENT_RECEIVED",
        "DELIVERY",
        "QUESTION",
        "REVIEW"
    };
    private static final String COLUMNS =
            """
            id, account_id, type, stage, department, channel, direction, moving, purchase, occurred_at, recorded_at, source,
            external_id, order_ref, summary, author, first_stage, first_basis""";

    /** Takes the values of {@link #insert}. */
    static final String INSERT =
            "insert into touchpoint.touchpoint ("
                    + COLUMNS
                    + ") values (?, ?, ?, ?, 'MARKETING', 'WEB', 'INBOUND', false, false, ?, ?, '"
                    + LIMIT
                    + "', ?, ?, ?, 'ERP', ?, 'TYPE')";

    private static final String SUMMARY = "A line that says what this touchpoint was about";

    private final int accounts;
    private final SplittableRandom chance = new SplittableRandom(1);
    private final AtomicInteger serial = new AtomicInteger();
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    Traffic(Size size) {
        this.accounts = size.accounts();
    }

    /** The body of a batch. */
    String batch(int count) {
        StringBuilder body = new StringBuilder("{\"touchpoints\":[");
        for (int i = 0; i < count; i++) {
            body.append(i == 0 ? "" : ",").append(single());
        }
        return body.append("]}").toString();
    }

    /** The body of one. */
    String single() {
        int number = serial.incrementAndGet();
        return """
        {"account":{"source":"erp","ref":"%s"},"type":"%s","occurredAt":"%s","source":"bench","externalId":"%s",%s"summary":"%s"}"""
                .formatted(
                        Customers.reference(account()),
                        type(),
                        Instant.now(),
                        run + number,
                        number % 4 == 0 ? "\"orderRef\":\"O-" + number + "\"," : "",
                        SUMMARY);
    }

    /** Rows of a COPY. */
    String copied(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int number = serial.incrementAndGet();
            Instant now = Instant.now();
            Copy.write(
                    rows,
                    org.loyaltyloop.touchpoint.TouchpointId.next(),
                    Customers.account(account()),
                    type(),
                    2,
                    "MARKETING",
                    "WEB",
                    "INBOUND",
                    "f",
                    "f",
                    now,
                    now,
                    LIMIT,
                    run + number,
                    number % 4 == 0 ? "O-" + number : null,
                    SUMMARY,
                    "ERP",
                    2,
                    "TYPE");
        }
        return rows.toString();
    }

    static void copy(Connection connection, String rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy touchpoint.touchpoint (" + COLUMNS + ") from stdin",
                        new StringReader(rows));
    }

    /** Executes {@link #INSERT}, on a connection that commits by itself. */
    void insert(PreparedStatement insert) throws SQLException {
        int number = serial.incrementAndGet();
        Instant now = Instant.now();
        UUID id = org.loyaltyloop.touchpoint.TouchpointId.next().value();
        insert.setObject(1, id);
        insert.setObject(2, Customers.account(account()));
        insert.setString(3, type());
        insert.setInt(4, 2);
        insert.setObject(5, now.atOffset(java.time.ZoneOffset.UTC));
        insert.setObject(6, now.atOffset(java.time.ZoneOffset.UTC));
        insert.setString(7, run + number);
        insert.setString(8, number % 4 == 0 ? "O-" + number : null);
        insert.setString(9, SUMMARY);
        insert.setInt(10, 2);
        insert.executeUpdate();
    }

    private synchronized int account() {
        return chance.nextInt(accounts);
    }

    private synchronized String type() {
        return TYPES[chance.nextInt(TYPES.length)];
    }
}
