package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.rest.Api.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/** What the interface promises, call by call and status by status. */
class RestContractIT {

    private static RunningCrm crm;
    private static Api api;

    @BeforeAll
    static void running() {
        crm = RunningCrm.shared();
        api = Api.withAllScopes(crm);
    }

    @Test
    void letsNobodyInWithoutAKeyThatIsValid() {
        for (String key : List.of("", "wrong", "x".repeat(2000))) {
            Answer answer = Api.withKey(crm, key).get("/touchpoint-types");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .hasValueSatisfying(v -> assertThat(v).startsWith("Bearer"));
        }
        Answer basic =
                Api.withKey(crm, "")
                        .send(
                                Api.withKey(crm, "")
                                        .request("/accounts")
                                        .header("Authorization", "Basic eA=="));
        assertThat(basic.status()).isEqualTo(401);
    }

    @Test
    void letsARevokedKeyInNoMore() {
        String key = crm.apiKey(Scope.ACCOUNTS_READ);
        crm.sql()
                .update(
                        "update staff.api_key set revoked_at = now() where name = 'key of a test' and prefix = ? and revoked_at is null and key_hash = sha256(?::bytea)",
                        key.substring(0, 8),
                        key);
        assertThat(Api.withKey(crm, key).get("/touchpoint-types").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "TOUCHPOINTS_WRITE, /accounts",
        "INSIGHT_READ, /search?q=a",
        "ACCOUNTS_READ, /loop/stages",
        "ACCOUNTS_WRITE, /touchpoint-types",
        "ACCOUNTS_READ, /loop/transitions"
    })
    void refusesWhatTheScopeOfTheKeyDoesNotOpen(Scope scope, String path) {
        assertThat(Api.with(crm, scope).get(path).status()).isEqualTo(403);
    }

    @Test
    void listsTheCatalogue() {
        Answer answer = api.get("/touchpoint-types");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("items").size()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void recordsATouchpointAndFindsItAgain() {
        NewTouchpoint order =
                NewTouchpoint.order()
                        .with("summary", "40 dozen papier – café ☕ 'Van 't Hoff'")
                        .withJson("attributes", "{\"total\":412.50,\"lines\":[1,2,{\"x\":null}]}")
                        .withJson(
                                "survey",
                                "{\"metric\":\"NPS\",\"score\":9,\"stage\":\"EXPERIENCE\",\"comment\":\"fijn\"}");
        Answer recorded = api.post("/touchpoints", order.toString());
        assertThat(recorded.status()).isEqualTo(201);
        String location = recorded.header("Location").orElseThrow();
        assertThat(location).isEqualTo(crm.url("/api/v1/touchpoints/" + recorded.text("/id")));
        Answer found = api.get("/touchpoints/" + recorded.text("/id"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(recorded.body());
        assertThat(found.text("/stage")).isEqualTo("TRANSACTION");
        assertThat(found.text("/placement/basis")).isEqualTo("TYPE");
        assertThat(found.text("/summary")).isEqualTo("40 dozen papier – café ☕ 'Van 't Hoff'");
        assertThat(found.body().at("/attributes/total").asDouble()).isEqualTo(412.5);
        assertThat(found.text("/survey/stage")).isEqualTo("EXPERIENCE");
    }

    @Test
    void recordsTheSameFactOnce() {
        NewTouchpoint order = NewTouchpoint.order();
        Answer first = api.post("/touchpoints", order.toString());
        Answer again = api.post("/touchpoints", order.with("summary", "something else").toString());
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void opensAnUnknownAccountOnlyForAKeyThatMayAndAName() {
        Api recorder = Api.with(crm, Scope.TOUCHPOINTS_WRITE);
        Answer refused = recorder.post("/touchpoints", NewTouchpoint.order().toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("unknown_account");
        Answer nameless =
                api.post(
                        "/touchpoints",
                        NewTouchpoint.order()
                                .withJson(
                                        "account",
                                        "{\"source\":\"erp\",\"ref\":\""
                                                + UUID.randomUUID()
                                                + "\"}")
                                .toString());
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.body().toString()).contains("unknown_account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type            | \"NO_SUCH_TYPE\"                        | type:unknown_type",
                "offering        | \"NO_SUCH_CODE\"                        | offering:unknown_offering",
                "sentiment       | 3                                       | sentiment:out_of_range",
                "durationSeconds | -1                                      | durationSeconds:out_of_range",
                "survey          | {\"metric\":\"NPS\",\"score\":11}       | survey.score:score_off_scale",
                "survey          | {\"metric\":\"CSAT\",\"score\":0}       | survey.score:score_off_scale",
                "survey          | {\"metric\":\"CES2\",\"score\":4.5}     | survey.score:score_off_scale",
                "stage           | \"SERVICE\"                             | stageReason:stage_reason_required",
                "account         | {\"id\":\"01920000-0000-7000-8000-000000000000\"} | account:unknown_account"
            })
    void answers422AndTheFieldWhereARuleIsBroken(String member, String value, String violation) {
        Answer answer =
                api.post("/touchpoints", NewTouchpoint.order().withJson(member, value).toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.violations())
                .anySatisfy(
                        v -> {
                            assertThat(v).startsWith(violation.split(":")[0]);
                            assertThat(v).endsWith(violation.split(":")[1]);
                        });
    }

    @Test
    void takesNothingFurtherInTheFutureThanClocksDiffer() {
        Instant now = Instant.now();
        assertThat(
                        api.post(
                                        "/touchpoints",
                                        NewTouchpoint.order()
                                                .at(now.plus(4, ChronoUnit.MINUTES))
                                                .toString())
                                .status())
                .isEqualTo(201);
        Answer late =
                api.post(
                        "/touchpoints",
                        NewTouchpoint.order().at(now.plus(7, ChronoUnit.MINUTES)).toString());
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.violations()).containsExactly("occurredAt:in_the_future");
    }

    @Test
    void boundsSummaryAndAttributes() {
        assertThat(
                        api.post(
                                        "/touchpoints",
                                        NewTouchpoint.order()
                                                .with("summary", "é".repeat(500))
                                                .toString())
                                .status())
                .isEqualTo(201);
        Answer longer =
                api.post(
                        "/touchpoints",
                        NewTouchpoint.order().with("summary", "x".repeat(501)).toString());
        assertThat(longer.status()).isEqualTo(422);
        assertThat(longer.violations()).containsExactly("summary:too_long");
        Answer heavy =
                api.post(
                        "/touchpoints",
                        NewTouchpoint.order()
                                .withJson("attributes", "{\"a\":\"" + "x".repeat(17_000) + "\"}")
                                .toString());
        assertThat(heavy.status()).isEqualTo(422);
        assertThat(heavy.violations()).containsExactly("attributes:too_long");
    }

    @Test
    void knowsNoTouchpointThatIsNotThere() {
        assertThat(api.get("/touchpoints/01920000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(api.get("/touchpoints/nonsense").status()).isEqualTo(404);
        assertThat(api.get("/accounts/01920000-0000-7000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(api.get("/accounts/01920000-0000-7000-8000-000000000000/journeys").status())
                .isEqualTo(404);
        assertThat(api.get("/accounts/01920000-0000-7000-8000-000000000000/timeline").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nothing",
                "/touchpoints/batch/x",
                "/../v1/nothing",
                "/application.wadl"
            })
    void answersUnknownAddressesWithAProblem(String path) {
        assertThat(api.get(path).status()).isIn(404, 405);
    }

    @Test
    void answersWrongMethodsTypesAndAcceptsWithAProblem() {
        Answer method = api.send(api.request("/touchpoint-types").DELETE());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        assertThat(api.post("/touchpoints", "text/plain", "{}".getBytes()).status()).isEqualTo(415);
        assertThat(
                        api.post(
                                        "/touchpoints",
                                        "application/x-www-form-urlencoded",
                                        "a=b".getBytes())
                                .status())
                .isEqualTo(415);
        assertThat(
                        api.post(
                                        "/touchpoints",
                                        "application/json; charset=iso-8859-1",
                                        "{}".getBytes())
                                .status())
                .isEqualTo(415);
        assertThat(
                        api.send(api.request("/touchpoints").POST(BodyPublishers.ofString("{}")))
                                .status())
                .isEqualTo(415);
        assertThat(
                        api.send(
                                        api.request("/touchpoints")
                                                .header("Content-Type", "application/json")
                                                .header("Content-Encoding", "gzip")
                                                .POST(
                                                        BodyPublishers.ofByteArray(
                                                                new byte[] {31, -117, 8})))
                                .status())
                .isEqualTo(415);
        assertThat(
                        api.send(
                                        api.request("/touchpoint-types")
                                                .header("Accept", "text/html")
                                                .GET())
                                .status())
                .isEqualTo(406);
    }

    @Test
    void takesUtf8HoweverItIsSpelled() {
        for (String type :
                List.of("application/json; charset=utf-8", "application/json;charset=\"UTF-8\"")) {
            assertThat(
                            api.post(
                                            "/touchpoints",
                                            type,
                                            NewTouchpoint.order().toString().getBytes())
                                    .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void answersTooMuchWith413() {
        String large = NewTouchpoint.order().with("summary", "x".repeat(70_000)).toString();
        assertThat(api.post("/touchpoints", large).status()).isEqualTo(413);
    }

    @Test
    void keepsAnAccountInStepByItsReference() {
        String path = "/accounts/by-ref/erp/" + UUID.randomUUID();
        Answer opened =
                api.put(
                        path,
                        """
                {"kind":"ORGANISATION","name":"Kerstens Bouw B.V.","sector":"construction","employees":85,
                 "phone":"038 421 77 10","annualRevenue":1250000.50,"currency":"EUR",
                 "addresses":[{"kind":"VISIT","city":"Zwolle","country":"NL"}]}""");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("Location"))
                .contains(crm.url("/api/v1/accounts/" + opened.text("/id")));
        Answer same = api.put(path, "{\"name\":\"Kerstens Bouw B.V.\"}");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.body()).isEqualTo(opened.body());
        Answer changed = api.put(path, "{\"name\":\"Kerstens B.V.\",\"sector\":null}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/name")).isEqualTo("Kerstens B.V.");
        assertThat(changed.body().get("sector").isNull()).isTrue();
        assertThat(changed.text("/phone")).isEqualTo("038 421 77 10");
        assertThat(changed.body().get("version").asInt())
                .isGreaterThan(opened.body().get("version").asInt());
        assertThat(changed.header("ETag"))
                .contains("\"" + changed.body().get("version").asInt() + "\"");
        assertThat(api.get("/accounts/" + opened.text("/id")).body()).isEqualTo(changed.body());
    }

    @Test
    void namesEverythingThatIsWrongWithAnAccount() {
        String path = "/accounts/by-ref/erp/" + UUID.randomUUID();
        assertThat(api.put(path, "{}").violations()).containsExactly("name:required");
        assertThat(api.put(path, "{\"name\":5,\"employees\":\"many\"}").violations())
                .containsExactlyInAnyOrder("name:wrong_type", "employees:wrong_type");
        Answer broken =
                api.put(
                        path,
                        "{\"name\":\"X\",\"email\":\"nobody\",\"phone\":\"abc\",\"employees\":-1}");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.violations())
                .extracting(v -> v.split(":")[0])
                .contains("email", "phone", "employees");
        Answer address =
                api.put(
                        path,
                        "{\"name\":\"X\",\"addresses\":[{\"kind\":\"VISIT\"},{\"kind\":\"MOON\"}]}");
        assertThat(address.status()).isEqualTo(400);
        assertThat(address.violations()).containsExactly("addresses[1].kind:unknown_value");
    }

    @Test
    void takesReferencesWithOddCharacters() {
        String odd = UUID.randomUUID() + "%20a%2Bb%27%C3%A9";
        Answer opened = api.put("/accounts/by-ref/erp/" + odd, "{\"name\":\"Odd\"}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().at("/references/0/ref").asText()).endsWith(" a+b'é");
    }

    @Test
    void changesAnAccountOnlyAsItWasRead() {
        Answer account =
                api.put(
                        "/accounts/by-ref/erp/" + UUID.randomUUID(),
                        "{\"name\":\"Zorggroep Élan\",\"website\":\"elan.example\"}");
        String path = "/accounts/" + account.text("/id");
        String tag = account.header("ETag").orElseThrow();
        assertThat(api.patch(path, "", "{\"phone\":\"0384217710\"}").status()).isEqualTo(428);
        assertThat(api.patch(path, "\"nonsense\"", "{}").status()).isEqualTo(400);
        Answer changed = api.patch(path, tag, "{\"phone\":\"0384217710\",\"website\":null}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/phone")).isEqualTo("0384217710");
        assertThat(changed.body().get("website").isNull()).isTrue();
        assertThat(changed.text("/name")).isEqualTo("Zorggroep Élan");
        Answer stale = api.patch(path, tag, "{\"phone\":\"0201234567\"}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(api.get(path).text("/phone")).isEqualTo("0384217710");
        assertThat(api.patch(path, "*", "{\"phone\":\"0201234567\"}").status()).isEqualTo(200);
        assertThat(api.patch(path, "*", "{\"name\":null}").status()).isEqualTo(400);
        assertThat(Api.with(crm, Scope.ACCOUNTS_READ).patch(path, "*", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void listsAccountsAPartAtATime() {
        String mark = "Lijst" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 5; i++) {
            api.put(
                    "/accounts/by-ref/list/" + UUID.randomUUID(),
                    "{\"name\":\"" + mark + " " + i + "\"}");
        }
        List<String> names = new ArrayList<>();
        String path = "/accounts?limit=2&q=" + mark;
        Answer part = api.get(path);
        while (true) {
            part.body().get("items").forEach(item -> names.add(item.get("name").asText()));
            if (part.body().get("next").isNull()) {
                break;
            }
            assertThat(names.size()).isLessThan(10);
            part = api.get(path + "&cursor=" + part.text("/next"));
        }
        assertThat(names)
                .containsExactly(mark + " 0", mark + " 1", mark + " 2", mark + " 3", mark + " 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/accounts?limit=0|limit",
                "/accounts?limit=201|limit",
                "/accounts?limit=x|limit",
                "/accounts?limit=1&limit=2|limit",
                "/accounts?cursor=AAAA|cursor",
                "/accounts?cursor=%00|cursor",
                "/accounts?stage=FLYING|stage",
                "/accounts?owner=me|owner",
                "/loop/stages?from=yesterday|from",
                "/loop/stages?from=2026-03-01&to=2026-03-01|to",
                "/loop/stages?from=9999999-01-01|from",
                "/search|q",
                "/search?q=a&limit=51|limit"
            })
    void answers400AndTheParameterThatIsWrong(String path, String parameter) {
        Answer answer = api.get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).extracting(v -> v.split(":")[0]).containsExactly(parameter);
    }

    @Test
    void namesTheStagesThereAreWhereOneIsUnknown() {
        assertThat(api.get("/accounts?stage=FLYING").text("/violations/0/message"))
                .contains("INSPIRATION", "ENGAGEMENT");
    }

    @Test
    void showsTheWayOfAnAccountRoundTheLoopAndItsTimeline() {
        NewTouchpoint first = NewTouchpoint.order();
        Instant start = Instant.now().minus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String[] types = {
            "ARTICLE_READ", "WEB_VISIT", "QUOTE_REQUESTED", "ORDER_PLACED", "DELIVERY", "COMPLAINT"
        };
        for (int i = 0; i < types.length; i++) {
            NewTouchpoint next =
                    NewTouchpoint.order()
                            .of(first.accountRef())
                            .type(types[i])
                            .at(start.plus(i, ChronoUnit.DAYS));
            assertThat(api.post("/touchpoints", next.toString()).status()).isEqualTo(201);
        }
        String account =
                "/accounts/" + api.get("/search?q=" + first.accountRef()).text("/items/0/id");
        Answer journeys = api.get(account + "/journeys");
        assertThat(journeys.body().at("/items/0/offering").isNull()).isTrue();
        assertThat(journeys.text("/items/0/reached")).isEqualTo("SERVICE");
        assertThat(journeys.body().at("/items/0/lap").asInt()).isEqualTo(1);
        Answer timeline = api.get(account + "/timeline?limit=4");
        assertThat(timeline.body().get("items").findValuesAsText("type"))
                .containsExactly("COMPLAINT", "DELIVERY", "ORDER_PLACED", "QUOTE_REQUESTED");
        Answer earlier = api.get(account + "/timeline?limit=4&before=" + timeline.text("/next"));
        assertThat(earlier.body().get("items").findValuesAsText("type"))
                .containsExactly("WEB_VISIT", "ARTICLE_READ");
        assertThat(earlier.body().get("next").isNull()).isTrue();
        Answer filtered = api.get(account + "/timeline?stage=SERVICE,TRANSACTION&department=SALES");
        assertThat(filtered.body().get("items").findValuesAsText("type"))
                .containsExactly("ORDER_PLACED");
        assertThat(api.get(account + "/timeline?before=AAAA").status()).isEqualTo(400);
        for (String unknown : List.of("stage=LIMBO", "stage=SERVICE,LIMBO", "department=LEGAL")) {
            assertThat(api.get(account + "/timeline?" + unknown).status())
                    .as(unknown)
                    .isEqualTo(400);
        }
        Answer row = api.get("/accounts?stage=SERVICE&q=" + first.accountRef());
        assertThat(row.text("/items/0/journey/reached")).isEqualTo("SERVICE");
    }

    @Test
    void measuresTheStagesAndTheWaysBetweenThem() {
        NewTouchpoint order = NewTouchpoint.order();
        Instant longAgo = Instant.parse("2019-05-06T10:00:00Z");
        api.post("/touchpoints", order.at(longAgo).toString());
        api.post(
                "/touchpoints",
                NewTouchpoint.order()
                        .of(order.accountRef())
                        .type("DELIVERY")
                        .at(longAgo.plusSeconds(86_400))
                        .toString());
        Answer stages = api.get("/loop/stages?from=2019-05-01&to=2019-06-01");
        assertThat(stages.body().get("items").findValuesAsText("stage"))
                .hasSize(8)
                .startsWith("INSPIRATION")
                .endsWith("ENGAGEMENT");
        assertThat(stages.body().at("/items/3/touchpoints").asInt()).isEqualTo(1);
        assertThat(stages.body().at("/items/0/touchpoints").asInt()).isZero();
        assertThat(stages.body().at("/items/0/nps/value").isNull()).isTrue();
        assertThat(stages.body().at("/items/0/nps/sufficient").asBoolean()).isFalse();
        assertThat(stages.body().at("/items/5/owner").isNull()).isTrue();
        Answer ways = api.get("/loop/transitions?from=2019-05-01&to=2019-06-01");
        assertThat(ways.body().at("/counts/TRANSACTION/EXPERIENCE").asInt()).isEqualTo(1);
        assertThat(api.get("/loop/stages").status()).isEqualTo(200);
        assertThat(api.get("/loop/transitions").status()).isEqualTo(200);
    }

    @Test
    void namesWhoAnswersForAStage() throws Exception {
        crm.sql()
                .update(
                        """
                        update loop.stage_setting
                        set owner_id = (select id from staff.app_user where login = 'admin')
                        where stage = 3
                        """);

        Answer stages = api.get("/loop/stages");

        assertThat(stages.body().at("/items/2/owner/id").asText()).hasSize(36);
        assertThat(stages.body().at("/items/2/owner/name").asText()).isNotEmpty();
        assertThat(stages.body().at("/items/1/owner").isNull()).isTrue();
    }

    @Test
    void describesItselfToPeopleAndPrograms() throws Exception {
        var client = java.net.http.HttpClient.newHttpClient();
        for (String accept : List.of("application/json", "application/yaml", "*/*")) {
            var request =
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(crm.url("/openapi")))
                            .header("Accept", accept)
                            .build();
            var response = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("/touchpoints/batch", "3.1.0");
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(
                            accept.equals("application/json")
                                    ? "application/json"
                                    : "application/yaml");
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }
}
