package org.loyaltyloop.web.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * A file of 100,000 new accounts, from its upload to the last row stored and reported, against COPY
 * of the same file into a staging table.
 */
final class AccountImport implements Benchmark {

    private static final int ROWS = 100_000;

    private final boolean indexed;

    /**
     * @param indexed whether the staging table has the columns, checks and indexes of the accounts'
     *     table, as the other limits have; otherwise it is as bare as the file
     */
    AccountImport(boolean indexed) {
        this.indexed = indexed;
    }

    @Override
    public String name() {
        return indexed ? "import" : "import-bare";
    }

    @Override
    public String title() {
        return "import of 100,000 accounts by CSV, duplicates looked for, firm of %s";
    }

    @Override
    public String against() {
        return indexed ? "COPY into staging with the same indexes" : "COPY into bare staging";
    }

    @Override
    public Goal goal() {
        return Goal.atLeast(0.3, 0.5);
    }

    @Override
    public Pair prepare(World world) throws Exception {
        Product product = world.scratch();
        Connection connection = product.address().dataSource().getConnection();
        connection.setAutoCommit(false);
        product.sql()
                .update(
                        indexed
                                ? "create table bench.staging (like customer.account including all)"
                                : "create table bench.staging (ref text, name text, sector text, employees text, email text, phone text, website text)");
        if (indexed) {
            // What COPY does not bring; the number is the only identity of a copied row.
            product.sql()
                    .update(
                            """
                            alter table bench.staging add ref text,
                                alter id set default gen_random_uuid(), alter kind set default 'ORGANISATION',
                                alter created_at set default now(), alter updated_at set default now()
                            """);
        }
        long before = product.sql().number("select count(*) from customer.account");
        int[] files = {0};
        int[] imported = {0};
        return new Pair(
                "100,000",
                () -> {
                    byte[] file = file(files[0]++);
                    long start = System.nanoTime();
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy bench.staging (ref, name, sector, employees, email, phone, website) from stdin (format csv, header)",
                                    new ByteArrayInputStream(file));
                    connection.commit();
                    return (System.nanoTime() - start) / 1e6;
                },
                () -> {
                    byte[] file = file(files[0]++);
                    long start = System.nanoTime();
                    awaitRun(product, upload(product, file));
                    imported[0] += ROWS;
                    return (System.nanoTime() - start) / 1e6;
                },
                () -> {
                    connection.close();
                    long made = product.sql().number("select count(*) from customer.account");
                    if (made != before + imported[0]) {
                        throw new IllegalStateException(
                                "%d accounts, not %d".formatted(made, before + imported[0]));
                    }
                    product.sql().update("drop table bench.staging");
                });
    }

    /** On a connection of its own: between two files the server would end a kept one. */
    private static UUID upload(Product product, byte[] file) throws IOException {
        try (Wire wire = product.wire()) {
            return UUID.fromString(wire.expect(200, Wire.post("/api/bench/import", file)).text());
        }
    }

    private static void awaitRun(Product product, UUID run) {
        String state = state(product, run);
        while (state.equals("WAITING") || state.equals("RUNNING")) {
            LockSupport.parkNanos(20_000_000);
            state = state(product, run);
        }
        if (!state.equals("DONE")) {
            throw new IllegalStateException("the import ended " + state);
        }
    }

    private static String state(Product product, UUID run) {
        return product.sql()
                .first(
                        "select state from importing.run where id = ?",
                        row -> row.text("state"),
                        run)
                .orElse("gone");
    }

    /** The file of that number; no account is in two. */
    private static byte[] file(int number) {
        StringBuilder rows =
                new StringBuilder("number,name,sector,employees,email,phone,website\n");
        String stamp = Long.toString(System.nanoTime(), 36);
        for (int i = 0; i < ROWS; i++) {
            long account = 10_000_000L + (long) number * ROWS + i;
            String name = Names.firm(account);
            rows.append(stamp).append('-').append(i).append(',');
            rows.append(name).append(' ').append(account).append(',');
            rows.append(Names.sector(account)).append(',').append(5 + i % 500).append(',');
            rows.append("info@").append(Names.plain(name)).append(account).append(".example,");
            rows.append("+31%09d,".formatted(200_000_000 + i * 7L));
            rows.append("www.").append(Names.plain(name)).append(".example\n");
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
