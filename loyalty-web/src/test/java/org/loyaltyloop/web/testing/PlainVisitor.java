package org.loyaltyloop.web.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Somebody with a session who asks without a browser: fast, without scripts, and without a
 * browser's good manners. Follows no redirect by itself.
 */
public final class PlainVisitor {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String BOUNDARY = "----a-part-of-a-form";

    private final RunningCrm crm;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private PlainVisitor(RunningCrm crm) {
        this.crm = crm;
    }

    /** Somebody whom the product does not know yet. */
    public static PlainVisitor of(RunningCrm crm) {
        return new PlainVisitor(crm);
    }

    /** What came back. */
    public record Answer(
            String address, int status, HttpHeaders headers, String body, Duration took) {

        /** The page, to be looked at by selectors. */
        public Document page() {
            return Jsoup.parse(body);
        }

        /** Where it sends the visitor on to, as a path of the product. */
        public Optional<String> location() {
            return headers.firstValue("Location")
                    .map(to -> to.replaceFirst("^http://127\\.0\\.0\\.1:\\d+", ""));
        }
    }

    /** Signs one of the demonstration's users in. */
    public PlainVisitor signedInAs(String login) {
        Form form = Form.on(get("/signin/signin"), "signin");
        form.set("login", login);
        form.set("password", "demo");
        form.press("submit");
        Answer answer = post(form);
        if (answer.status() != 302) {
            throw new AssertionError(login + " cannot sign in: " + answer.status());
        }
        return this;
    }

    /** Asks for a path of the product. */
    public Answer get(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** Sends a form as a browser without scripts does. */
    public Answer post(Form form) {
        return post(form.action(), form.fields());
    }

    /** Sends fields to a path, with headers as name, value, name, value. */
    public Answer post(String path, List<Field> fields, String... headers) {
        String body =
                fields.stream()
                        .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        return send(path, headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form with a file in one of its fields. */
    public Answer upload(Form form, String field, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Field plain : form.fields()) {
            write(body, part(plain.name(), "") + "\r\n" + plain.value() + "\r\n");
        }
        write(
                body,
                part(field, "; filename=\"" + fileName.replaceAll("[\"\r\n]", "_") + "\"")
                        + "Content-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(file);
        write(body, "\r\n--" + BOUNDARY + "--\r\n");
        return send(
                form.action(),
                HttpRequest.newBuilder()
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String part(String name, String more) {
        return "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\n";
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(String path, HttpRequest.Builder request) {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response =
                    client.send(
                            request.uri(URI.create(crm.url(path)))
                                    .timeout(LIMIT)
                                    .header("Sec-Fetch-Site", "same-origin")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    path,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A field that a form sends. */
    public record Field(String name, String value) {}
}
