package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.testing.RunningCrm;

/**
 * A program that calls the interface. Whatever it calls, it checks what holds for every answer: no
 * cookie, no answer over five seconds, no inner name, problems in their form, and bodies as the
 * description says.
 */
final class Api {

    static final String JSON = "application/json";
    static final String BASE = "/api/v1";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.shipped();
    private static final List<String> INNER_NAMES =
            List.of(
                    "payara",
                    "glassfish",
                    "grizzly",
                    "jersey",
                    "weld",
                    "hibernate",
                    "eclipselink",
                    "postgres",
                    "psql",
                    "jackson",
                    "org.loyaltyloop",
                    "java.lang",
                    "jakarta.",
                    "exception",
                    "stacktrace",
                    "\tat ");

    private final RunningCrm crm;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private Api(RunningCrm crm, String key) {
        this.crm = crm;
        this.key = key;
    }

    /** Calls with a key that may do everything. */
    static Api withAllScopes(RunningCrm crm) {
        return new Api(crm, crm.apiKey(Scope.values()));
    }

    /** Calls with a key of these scopes. */
    static Api with(RunningCrm crm, Scope... scopes) {
        return new Api(crm, crm.apiKey(scopes));
    }

    /** Calls with whatever stands in the header. */
    static Api withKey(RunningCrm crm, String key) {
        return new Api(crm, key);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return post(path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** As a program that read the record before. */
    Answer post(String path, String ifMatch, String json) {
        return send(
                request(path)
                        .header("Content-Type", JSON)
                        .header("If-Match", ifMatch)
                        .POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String ifMatch, String json) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString(json));
        return send(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(crm.url(BASE + path)))
                        .timeout(Duration.ofSeconds(30));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Sends the request, and checks what holds for every answer. */
    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        long begin = System.nanoTime();
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        String what =
                request.method()
                        + " "
                        + request.uri()
                        + " → "
                        + response.statusCode()
                        + " "
                        + response.body();
        assertThat(took).as(what).isLessThan(PATIENCE);
        assertThat(response.statusCode()).as(what).isLessThan(500);
        assertThat(response.headers().map().keySet())
                .as(what)
                .doesNotContain("set-cookie", "server", "x-powered-by");
        Answer answer =
                new Answer(response.statusCode(), response.headers(), tree(response.body()));
        checkBody(request, answer, what);
        return answer;
    }

    private static void checkBody(HttpRequest request, Answer answer, String what) {
        String type = answer.header("Content-Type").orElse("").replaceAll(";.*", "");
        if (answer.status() >= 400) {
            assertThat(type).as(what).isEqualTo("application/problem+json");
            assertThat(answer.body().toString().toLowerCase(Locale.ROOT))
                    .as(what)
                    .doesNotContain(INNER_NAMES);
            assertThat(answer.body().path("status").asInt()).as(what).isEqualTo(answer.status());
            assertThat(answer.body().path("reference").asText()).as(what).isNotBlank();
        }
        String path = request.uri().getPath().substring(BASE.length());
        Optional<String> template = DOCUMENT.templateOf(path);
        boolean described =
                template.isPresent()
                        && !DOCUMENT.operation(request.method(), template.get()).isMissingNode()
                        && answer.status() != 404;
        if (described) {
            assertThat(
                            DOCUMENT.faults(
                                    request.method(),
                                    template.get(),
                                    answer.status(),
                                    type,
                                    answer.body()))
                    .as(what)
                    .isEmpty();
        }
    }

    private static JsonNode tree(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** What came back. */
    record Answer(int status, java.net.http.HttpHeaders headers, JsonNode body) {

        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        /** The fields at fault with their codes, as {@code field:code}. */
        List<String> violations() {
            List<String> violations = new ArrayList<>();
            body.path("violations")
                    .forEach(
                            v ->
                                    violations.add(
                                            v.get("field").asText()
                                                    + ":"
                                                    + v.get("code").asText()));
            return violations;
        }
    }
}
