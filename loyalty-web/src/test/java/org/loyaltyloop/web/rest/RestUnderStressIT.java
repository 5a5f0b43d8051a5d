package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.database.testing.TestDatabase;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * What callers are told when there is too much to do, or the database is away; and that it passes.
 */
class RestUnderStressIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static RunningCrm crm;
    private static String key;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void running() {
        crm = RunningCrm.shared();
        key = crm.apiKey(Scope.values());
    }

    @Test
    void refusesMoreThanItCanDoWhilePeopleAreServed() throws IOException {
        awaitStatus("/touchpoint-types", 200);
        List<Socket> senders = new ArrayList<>();
        try {
            for (int i = 0; i < ApiGate.ADMITTED; i++) {
                senders.add(senderWhoStopsInTheMiddle());
            }
            // A sender who came before the place of the request above was free again is refused.
            while (get(Api.BASE + "/touchpoint-types").statusCode() == 200
                    && senders.size() < 2 * ApiGate.ADMITTED) {
                senders.add(senderWhoStopsInTheMiddle());
            }
            HttpResponse<String> refused = awaitStatus("/touchpoint-types", 429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(refused.body()).contains("too-many-requests");
            assertThat(get("/signin/signin").statusCode()).isEqualTo(200);
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
        assertThat(awaitStatus("/touchpoint-types", 200).statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatTheDatabaseIsAwayAndComesBackByItself() {
        try (TestDatabase beside = TestDatabase.fresh()) {
            Database door = new Database(beside.dataSource());
            String name =
                    crm.sql()
                            .first("select current_database() as name", row -> row.text("name"))
                            .orElseThrow();
            try {
                door.update("alter database " + name + " with allow_connections false");
                door.list(
                        "select pg_terminate_backend(pid) as ended from pg_stat_activity where datname = ?",
                        row -> row.flag("ended"),
                        name);
                HttpResponse<String> away = awaitStatus("/accounts", 503);
                assertThat(away.headers().firstValue("Retry-After")).isPresent();
                assertThat(away.headers().firstValue("Content-Type"))
                        .contains("application/problem+json");
                assertThat(away.body())
                        .doesNotContainIgnoringCase("postgres")
                        .doesNotContain("SQL", "Exception");
                assertThat(get("/health/ready").statusCode()).isEqualTo(503);
            } finally {
                door.update("alter database " + name + " with allow_connections true");
            }
            assertThat(awaitStatus("/accounts", 200).statusCode()).isEqualTo(200);
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    /** Asks until the answer has that status, for a while; answers with the last. */
    private HttpResponse<String> awaitStatus(String path, int status) {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> answer = get(Api.BASE + path);
        while (answer.statusCode() != status && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            answer = get(Api.BASE + path);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(crm.url(path)))
                            .header("Authorization", "Bearer " + key)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Socket senderWhoStopsInTheMiddle() throws IOException {
        URI uri = URI.create(crm.url("/"));
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream()
                .write(
                        ("POST /api/v1/touchpoints HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + key
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"account\":")
                                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
