package org.loyaltyloop.web.page.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.feedback.Invited;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.testing.RunningCrm;

/** The customers' page over plain HTTP, as browsers, scanners and ill will meet it. */
class SurveyIT {

    private final RunningCrm crm = DemoCrm.running();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void followingTheLinkAnswersNothingHoweverOften() throws Exception {
        Invited eva = invited();

        for (int i = 0; i < 5; i++) {
            HttpResponse<String> answer = get(eva.link() + "&score=1&comment=scanner");
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        HttpRequest head =
                request(eva.link()).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        assertThat(eva.answers()).isZero();
        assertThat(eva.state()).isEqualTo("OPEN");
    }

    @Test
    void thePageNamesNobodyStoresNoCookieAndIsNotIndexed() throws Exception {
        HttpResponse<String> answer = get(invited().link());

        assertThat(answer.body())
                .contains("Hoe tevreden bent u over onze service?", "lang=\"nl\"", "noindex")
                .doesNotContain("Secretname", "Asked &", "example.com", "<script");
        assertThat(answer.headers().allValues("set-cookie")).isEmpty();
        assertThat(answer.headers().firstValue("x-robots-tag")).contains("noindex, nofollow");
        assertThat(answer.headers().firstValue("referrer-policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().allValues("content-security-policy"))
                .singleElement()
                .satisfies(
                        policy ->
                                assertThat(policy)
                                        .contains("frame-ancestors 'none'")
                                        .doesNotContain("unsafe"));
    }

    @Test
    void theLanguageIsTheCustomersUntilTheyChooseAnother() throws Exception {
        Invited eva = invited();

        assertThat(get(eva.link() + "&lang=en").body())
                .contains("How satisfied are you with our service?", "lang=\"en\"");
        assertThat(get(eva.link() + "&lang=xx").body()).contains("lang=\"nl\"");
    }

    @Test
    void anAnswerIsRecordedOnceAndTheLinkIsUsedUp() throws Exception {
        Invited eva = invited();
        String form = form(get(eva.link()).body());

        assertThat(answer(eva, form, "4", "Snel & goed geholpen ✓").statusCode()).isEqualTo(200);
        // A double click, or the browser's question whether to send the form again.
        assertThat(answer(eva, form, "4", "Snel & goed geholpen ✓").statusCode()).isEqualTo(200);
        HttpResponse<String> otherTab = answer(eva, UUID.randomUUID().toString(), "1", "");
        HttpResponse<String> again = get(eva.link());

        assertThat(otherTab.statusCode()).isEqualTo(410);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("U hebt al geantwoord");
        assertThat(eva.answers()).isEqualTo(1);
        assertThat(eva.score()).contains(4);
        assertThat(
                        crm.sql()
                                .first(
                                        "select survey_comment from touchpoint.v_touchpoint where external_id = ?",
                                        row -> row.text("survey_comment"),
                                        eva.id().toString()))
                .contains("Snel & goed geholpen ✓");
    }

    @Test
    void twentyAnswersAtOnceAreOne() {
        Invited eva = invited();
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sent.add(
                    client.sendAsync(
                            post(
                                    "/survey",
                                    "t="
                                            + eva.token()
                                            + "&form="
                                            + UUID.randomUUID()
                                            + "&score="
                                            + (1 + i % 5)),
                            HttpResponse.BodyHandlers.ofString()));
        }
        List<Integer> statuses = sent.stream().map(s -> s.join().statusCode()).toList();

        assertThat(statuses).hasSize(20).containsOnly(200, 410);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(eva.answers()).isEqualTo(1);
    }

    @Test
    void aForgedLinkIsNotFoundAndStoresNothing() throws Exception {
        Invited eva = invited();
        String token = eva.token();
        String forged =
                token.substring(0, 10)
                        + (token.charAt(10) == 'x' ? 'y' : 'x')
                        + token.substring(11);

        HttpResponse<String> looked = get("/survey?t=" + forged);
        assertThat(looked.statusCode()).isEqualTo(404);
        assertThat(looked.body()).contains("This link does not work");
        assertThat(send(post("/survey", "t=" + forged + "&score=5")).statusCode()).isEqualTo(404);
        assertThat(get("/survey").statusCode()).isEqualTo(404);
        assertThat(get("/survey/question").statusCode()).isEqualTo(404);
        assertThat(get("/survey?t=" + eva.refusalToken()).statusCode()).isEqualTo(404);
        assertThat(eva.answers()).isZero();
    }

    @Test
    void anExpiredAndAWithdrawnLinkSaySo() throws Exception {
        Invited late = invited();
        crm.sql()
                .update(
                        "update feedback.invitation set expires_at = now() - interval '1 minute' where id = ?",
                        late.id().value());
        Invited taken = invited();
        crm.sql()
                .update(
                        "update feedback.invitation set state = 'WITHDRAWN', ended_at = now() where id = ?",
                        taken.id().value());

        HttpResponse<String> expired = get(late.link());
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("Deze link is verlopen");
        assertThat(answer(late, UUID.randomUUID().toString(), "5", "").statusCode()).isEqualTo(410);
        HttpResponse<String> withdrawn = get(taken.link());
        assertThat(withdrawn.statusCode()).isEqualTo(410);
        assertThat(withdrawn.body()).contains("Deze vraag is ingetrokken");
        assertThat(late.answers() + taken.answers()).isZero();
    }

    @Test
    void whatIsWrongWithAnAnswerIsSaidAndWhatWasTypedIsKept() throws Exception {
        Invited eva = invited();

        HttpResponse<String> none =
                answer(eva, UUID.randomUUID().toString(), "", "typed <b>it</b>");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Kies een van de cijfers", "typed &lt;b&gt;it&lt;/b&gt;");
        for (String score : List.of("6", "0", "-1", "four", "99999999999", "3.5")) {
            assertThat(answer(eva, UUID.randomUUID().toString(), score, "").statusCode())
                    .as(score)
                    .isEqualTo(422);
        }
        HttpResponse<String> tooLong = answer(eva, "no-uuid", "3", "x".repeat(4001));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("Kort hem in");
        assertThat(answer(eva, "no-uuid", "3", "nul\0").statusCode()).isEqualTo(422);
        assertThat(eva.answers()).isZero();

        assertThat(answer(eva, "no-uuid", "3", "line\r\n".repeat(700).strip()).statusCode())
                .isEqualTo(200);
        assertThat(eva.answers()).isEqualTo(1);
    }

    @Test
    void aFormOnAnotherSiteCannotAnswer() throws Exception {
        Invited eva = invited();
        HttpRequest foreign =
                request("/survey")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(HttpRequest.BodyPublishers.ofString("t=" + eva.token() + "&score=5"))
                        .build();

        assertThat(send(foreign).statusCode()).isEqualTo(403);
        assertThat(eva.answers()).isZero();
    }

    @Test
    void askingForNoMoreTakesAPressOfAButtonByThePersonOrTheirMailProgram() throws Exception {
        Invited eva = invited();
        String stop = "/survey/stop?t=" + eva.refusalToken();

        assertThat(get(stop).statusCode()).isEqualTo(200);
        assertThat(refusals(eva)).isZero();
        assertThat(send(post(stop, "List-Unsubscribe=One-Click")).statusCode()).isEqualTo(200);
        assertThat(send(post(stop, "List-Unsubscribe=One-Click")).statusCode()).isEqualTo(200);

        assertThat(refusals(eva)).isEqualTo(1);
        assertThat(get(eva.link()).statusCode()).isEqualTo(410);
        assertThat(send(post("/survey/stop?t=" + eva.token(), "")).statusCode()).isEqualTo(404);
    }

    private long refusals(Invited invited) {
        return crm.sql()
                .number(
                        "select count(*) from feedback.refusal where contact_id = ? and by_link",
                        invited.contact());
    }

    private Invited invited() {
        return Invited.in(crm.sql(), "nl");
    }

    private HttpResponse<String> answer(Invited who, String form, String score, String comment)
            throws IOException, InterruptedException {
        return send(
                post(
                        "/survey",
                        "t="
                                + who.token()
                                + "&form="
                                + form
                                + "&score="
                                + score
                                + "&comment="
                                + URLEncoder.encode(comment, StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Accept-Language", "en").build());
    }

    private HttpRequest post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(crm.url(path))).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String form(String page) {
        Matcher matcher = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
