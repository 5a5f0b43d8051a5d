package org.loyaltyloop.web.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loyaltyloop.database.DatabaseAddress;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.testing.RunningCrm;

/** The product as it is shipped, with its twin beside it, on one of the benchmarks' databases. */
final class Product implements AutoCloseable {

    /** The jobs that derive everything from touchpoints. */
    static final List<String> DERIVING = List.of("journey-rebuild", "loop-recount");

    private static final Pattern COOKIE = Pattern.compile("(?i)LOYALTYLOOP=([^;\\s]+)");

    private final RunningCrm crm;
    private final DatabaseAddress address;
    private final String bearer;
    private final Path firstPassword;
    private String cookie = "";

    private Product(RunningCrm crm, DatabaseAddress address, Path firstPassword) {
        this.crm = crm;
        this.address = address;
        this.firstPassword = firstPassword;
        this.bearer = "Authorization: Bearer " + crm.apiKey(Scope.values());
    }

    static Product start(DatabaseAddress address) throws IOException {
        // The first administrator is let in anew, so that we know the password.
        new Database(address.dataSource())
                .update("delete from staff.app_user where login = 'admin'");
        Path password = Files.createTempDirectory("bench").resolve("first-password");
        RunningCrm crm =
                RunningCrm.start(
                        address,
                        Overlay.war(),
                        Map.of("CRM_FIRST_PASSWORD_FILE", password.toString()));
        return new Product(crm, address, password);
    }

    DatabaseAddress address() {
        return address;
    }

    Database sql() {
        return crm.sql();
    }

    Wire wire() {
        return new Wire(crm.port());
    }

    /** The header of a program that may do everything. */
    String bearer() {
        return bearer;
    }

    /** The header of an administrator's browser. */
    String cookie() throws IOException {
        if (cookie.isEmpty()) {
            cookie = "Cookie: LOYALTYLOOP=" + signIn();
        }
        return cookie;
    }

    private String signIn() throws IOException {
        String[] first = Files.readString(firstPassword).strip().split(" ");
        sql().update("update staff.app_user set must_change_password = false");
        try (Wire wire = wire()) {
            Wire.Answer page = wire.expect(200, Wire.get("/signin/signin"));
            Matcher nonce =
                    Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]+)\"")
                            .matcher(page.text());
            String form =
                    "signin=signin&login=%s&password=%s&to=&submit=x&jakarta.faces.ViewState=stateless&primefaces.nonce=%s"
                            .formatted(
                                    encoded(first[0]),
                                    encoded(first[1]),
                                    nonce.find() ? encoded(nonce.group(1)) : "");
            Wire.Answer answer =
                    wire.expect(
                            302,
                            Wire.post(
                                    "/signin/signin",
                                    form.getBytes(StandardCharsets.UTF_8),
                                    "Content-Type: application/x-www-form-urlencoded",
                                    "Sec-Fetch-Site: same-origin"));
            Matcher session = COOKIE.matcher(answer.head());
            if (!session.find()) {
                throw new IllegalStateException("no session in " + answer.head());
            }
            return session.group(1);
        }
    }

    /** Statements outside transactions, and transactions, that the database has ended so far. */
    long statements() throws InterruptedException {
        // Sessions report what they did once a second at most.
        Thread.sleep(1_500);
        return sql().number(
                        "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");
    }

    /** Runs a background job to its end; answers the milliseconds it took. */
    double job(String kind) {
        UUID id = UUID.randomUUID();
        sql().update(
                        "insert into platform.job (id, kind, started_by_name, created_at) values (?, ?, 'bench', ?)",
                        id,
                        kind,
                        Instant.now());
        return await(id);
    }

    /** Waits for the end of a background job; answers the milliseconds it took. */
    double await(UUID job) {
        while (sql().number(
                                "select count(*) from platform.job where id = ? and state in ('QUEUED', 'RUNNING')",
                                job)
                > 0) {
            LockSupport.parkNanos(50_000_000);
        }
        String state =
                sql().first(
                                "select state || ' ' || message as state from platform.job where id = ?",
                                row -> row.text("state"),
                                job)
                        .orElse("gone");
        if (!state.startsWith("DONE")) {
            throw new IllegalStateException("job ended as " + state + "\n" + crm.log());
        }
        return sql().number(
                        "select (1e3 * extract(epoch from finished_at - started_at))::bigint from platform.job where id = ?",
                        job);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        crm.stop();
    }
}
