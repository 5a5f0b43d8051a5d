package org.loyaltyloop.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loyaltyloop.database.testing.TestDatabase;

/** The EAR on the full server: it deploys, serves, and listens where it should. */
class EarOnPayaraServerIT {

    @TempDir Path folder;

    @Test
    void theEarServesTheProduct() throws Exception {
        int portBase = Integer.getInteger("payara.portbase", 19100);
        ProcessHandle process;
        try (var database = TestDatabase.fresh();
                var server = PayaraServer.start(folder, portBase, environment(database))) {
            process = server.process();
            server.deploy(
                    Path.of(System.getProperty("distribution.folder"), "lib", "loyalty-loop.ear"));

            assertThat(get(server, "/health/ready").statusCode()).as("ready").isEqualTo(200);
            HttpResponse<String> page = get(server, "/");
            assertThat(page.statusCode()).as("sign-in").isEqualTo(200);
            assertThat(page.body()).contains("type=\"password\"");
            assertThat(addressesOf(process.pid())).isNotEmpty().allMatch(this::isLoopback);
            assertThat(server.log()).noneMatch(EarOnPayaraServerIT::isAlarming);

            server.undeploy("loyalty-loop");
        }
        assertThat(process.isAlive()).isFalse();
    }

    private Map<String, String> environment(TestDatabase database) {
        return Map.of(
                "CRM_DB_URL", database.url(),
                "CRM_DB_USER", database.user(),
                "CRM_DB_PASSWORD", database.password(),
                "CRM_DB_EMBEDDED", "false",
                "CRM_DEMO", "false",
                "CRM_FIRST_PASSWORD_FILE", folder.resolve("first-password").toString());
    }

    private static HttpResponse<String> get(PayaraServer server, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.httpPort() + path))
                        .header("Accept-Language", "en")
                        .timeout(Duration.ofSeconds(120))
                        .build();
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    /**
     * What came by standard error has no logger: there the server's own SLF4J says that it has no
     * log.
     */
    private static boolean isAlarming(String line) {
        return line.contains("[SEVERE]") && !line.contains("[SEVERE] [] []");
    }

    private boolean isLoopback(String address) {
        return List.of("127.0.0.1", "[::ffff:127.0.0.1]", "[::1]").contains(address);
    }

    private static List<String> addressesOf(long pid) throws Exception {
        Process ss = new ProcessBuilder("ss", "-H", "-ltnp").start();
        return ss.inputReader()
                .lines()
                .filter(line -> line.contains("pid=" + pid + ","))
                .map(line -> line.split(" +")[3].replaceAll(":\\d+$", ""))
                .toList();
    }
}
