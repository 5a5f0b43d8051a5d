package org.loyaltyloop.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.testing.RunningCrm;

/** What stands between the network and the pages, asked without a browser's good manners. */
class PageGuardIT {

    private final RunningCrm crm = DemoCrm.running();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Test
    void everyPageOfTheTableSendsVisitorsToSignInAndBack() throws Exception {
        assertThat(PageRules.pages()).isNotEmpty();
        for (String page : PageRules.pages()) {
            for (String address : new String[] {page, page + ".xhtml"}) {
                HttpResponse<String> answer = get(address);
                assertThat(answer.statusCode()).as(address).isEqualTo(302);
                assertThat(location(answer)).as(address).startsWith("/signin/signin?to=");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/home/home;jsessionid=1.xhtml",
                "/assets/../WEB-INF/web.xml",
                "/assets/%2e%2e/WEB-INF/web.xml",
                "//home/home",
                "/HOME/HOME",
                "/home/home/",
                "/health/../home/home",
                "/find?q=a"
            })
    void noSpellingOfAnAddressGetsAVisitorIn(String address) throws Exception {
        HttpResponse<String> answer = get(address);

        assertThat(answer.statusCode()).isIn(302, 400, 404);
        assertThat(answer.body()).doesNotContain("class=\"shell\"").doesNotContain("<web-app");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatMakeBrowsersCareful() throws Exception {
        for (String path :
                new String[] {
                    "/signin/signin", "/home/home", "/assets/css/base.css", "/error", "/nothing"
                }) {
            HttpResponse<String> answer = get(path);
            Map<String, String> headers =
                    answer.headers().map().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            e -> String.join(" | ", e.getValue())));
            assertThat(headers.get("x-content-type-options")).as(path).isEqualTo("nosniff");
            assertThat(headers.get("referrer-policy")).as(path).isEqualTo("same-origin");
            assertThat(headers.get("cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(headers).containsKey("permissions-policy");
            assertThat(headers).doesNotContainKeys("server", "x-powered-by");
            if (answer.statusCode() == 200) {
                assertThat(headers.get("content-security-policy"))
                        .as(path)
                        .contains("frame-ancestors 'none'", "object-src 'none'")
                        .doesNotContain("unsafe")
                        .doesNotContain("|");
            }
        }
    }

    @Test
    void aFormThatAnotherSiteSendsIsRefused() throws Exception {
        signIn("agent");

        assertThat(post("/sign-out", "", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post("/sign-out", "", "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
        assertThat(post("/preferences", "theme=dark", "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(post("/sign-out", "token=forged", "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(403);
        assertThat(get("/home/home").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "1:2", "-1:-1", "%00", "999999999999999999999:1", "a:b:c"})
    void aForgedViewStateIsNoFaultOfOurs(String state) throws Exception {
        signIn("agent");

        HttpResponse<String> answer =
                post(
                        "/signin/password",
                        "password=password&jakarta.faces.ViewState=" + state,
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(answer.statusCode()).isIn(302, 400);
        assertThat(answer.body()).doesNotContain("Exception", "com.sun", "org.");
    }

    @Test
    void aPageThatStoodOpenTooLongComesBackFreshAndSaysSo() throws Exception {
        signIn("agent");
        HttpResponse<String> answer =
                client.send(
                        request("/signin/password")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Referer", crm.url("/signin/password"))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "password=password&jakarta.faces.ViewState="
                                                        + "-123456789012345678:1234567890123456789"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/signin/password?expired=1");
        assertThat(get("/signin/password?expired=1").body()).contains("loaded afresh");
    }

    @Test
    void aScriptWhoseSessionEndedIsSentToSignInAndBackToItsPage() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/signin/password")
                                .header("Faces-Request", "partial/ajax")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Referer", crm.url("/signin/password?from=here"))
                                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "<redirect url=\"/signin/signin?to=%2Fsignin%2Fpassword%3Ffrom%3Dhere\"/>");
    }

    @Test
    void aSessionEndsWhenItsUserIsDisabled() throws Exception {
        signIn("marketing");
        assertThat(get("/home/home").statusCode()).isEqualTo(200);

        try {
            crm.sql().update("update staff.app_user set disabled = true where login = 'marketing'");
            assertThat(get("/home/home").statusCode()).isEqualTo(302);
        } finally {
            crm.sql()
                    .update("update staff.app_user set disabled = false where login = 'marketing'");
        }
    }

    @Test
    void aOneTimePasswordOpensNothingButThePageThatReplacesIt() throws Exception {
        signIn("sales");
        try {
            crm.sql()
                    .update(
                            "update staff.app_user set must_change_password = true where login = 'sales'");
            signIn("sales");
            assertThat(location(get("/home/home"))).isEqualTo("/signin/password");
            assertThat(get("/signin/password").statusCode()).isEqualTo(200);
        } finally {
            crm.sql()
                    .update(
                            "update staff.app_user set must_change_password = false where login = 'sales'");
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT, 405", "DELETE, 405", "TRACE, 405", "PROPFIND, 405"})
    void pagesKnowNoOtherMethods(String method, int status) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/home/home")
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void healthAnswersWithoutASession() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").body()).contains("UP");
    }

    private void signIn(String login) throws IOException, InterruptedException {
        String page = get("/signin/signin").body();
        Matcher nonce =
                Pattern.compile("name=\"primefaces.nonce\" value=\"([^\"]+)\"").matcher(page);
        assertThat(nonce.find()).isTrue();
        HttpResponse<String> answer =
                post(
                        "/signin/signin",
                        "signin=signin&login="
                                + login
                                + "&password=demo&to=&submit=x&jakarta.faces.ViewState=stateless&primefaces.nonce="
                                + URLEncoder.encode(nonce.group(1), StandardCharsets.UTF_8),
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(answer.statusCode()).as("signing in as %s", login).isEqualTo(302);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String header, String value)
            throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(crm.url(path))).timeout(Duration.ofSeconds(30));
    }

    private static String location(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        return location.replaceFirst("^http://127\\.0\\.0\\.1:\\d+", "");
    }
}
