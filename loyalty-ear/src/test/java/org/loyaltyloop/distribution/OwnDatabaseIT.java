package org.loyaltyloop.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loyaltyloop.database.testing.TestDatabase;

/**
 * What is shipped, with an empty PostgreSQL that somebody else runs. Which one is the build's
 * {@code -Dpostgres-binaries.version=}.
 */
class OwnDatabaseIT {

    private static final String KEY = "a-key-of-thirty-two-characters-or-more";

    @TempDir Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void itStartsIsSignedInToRecordsAndCounts() throws Exception {
        TestDatabase database = TestDatabase.empty();
        try (var product =
                Distribution.start(
                                folder.resolve("data"),
                                Map.of(
                                        "CRM_DB_URL", database.url(),
                                        "CRM_DB_USER", database.user(),
                                        "CRM_DB_PASSWORD", database.password(),
                                        "CRM_API_KEY", KEY))
                        .awaitReady()) {
            HttpResponse<String> recorded =
                    Distribution.send(
                            client,
                            product.request("/api/v1/touchpoints")
                                    .header("Authorization", "Bearer " + KEY)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(touchpoint())));
            assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
            HttpResponse<String> stages =
                    Distribution.send(
                            client,
                            product.request("/api/v1/loop/stages")
                                    .header("Authorization", "Bearer " + KEY));
            assertThat(stages.statusCode()).isEqualTo(200);

            String printed = String.join("\n", product.output());
            Matcher password = Pattern.compile("one-time password (\\S+)").matcher(printed);
            assertThat(password.find()).as(printed).isTrue();
            assertThat(signIn(product, password.group(1)).uri().getPath())
                    .isEqualTo("/signin/password");
            try (var connection = database.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("update staff.app_user set must_change_password = false");
                try (var rows = statement.executeQuery("show server_version")) {
                    rows.next();
                    System.out.println("seen on PostgreSQL " + rows.getString(1));
                }
            }
            assertThat(signIn(product, password.group(1)).uri().getPath()).isEqualTo("/home/home");
            HttpResponse<String> dashboard =
                    Distribution.send(client, product.request("/loop/dashboard"));
            assertThat(dashboard.statusCode()).isEqualTo(200);
            assertThat(dashboard.uri().getPath()).isEqualTo("/loop/dashboard");
            HttpResponse<String> list =
                    Distribution.send(client, product.request("/accounts/list"));
            assertThat(list.body()).contains("Elders B.V.");
        }
    }

    private HttpResponse<String> signIn(Distribution product, String password) throws Exception {
        String page = Distribution.send(client, product.request("/signin/signin")).body();
        Matcher nonce =
                Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]+)\"").matcher(page);
        assertThat(nonce.find()).isTrue();
        Distribution.send(
                client,
                product.request("/signin/signin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(
                                BodyPublishers.ofString(
                                        "signin=signin&login=admin&password="
                                                + encoded(password)
                                                + "&to=&submit=x&jakarta.faces.ViewState=stateless"
                                                + "&primefaces.nonce="
                                                + encoded(nonce.group(1)))));
        return Distribution.send(
                HttpClient.newBuilder()
                        .cookieHandler(client.cookieHandler().orElseThrow())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build(),
                product.request("/home/home"));
    }

    private static String touchpoint() {
        return """
        {"account": {"source": "erp", "ref": "E-1", "name": "Elders B.V."}, "type": "ORDER_PLACED",
         "occurredAt": "%s", "source": "webshop", "externalId": "order-1"}
        """
                .formatted(Instant.now().minusSeconds(60));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
