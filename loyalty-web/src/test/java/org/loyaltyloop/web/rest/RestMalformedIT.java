package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.web.rest.Api.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/** Whatever strangers send: an answer, soon, that says what is wrong; and nothing stored. */
class RestMalformedIT {

    private static RunningCrm crm;
    private static Api api;

    @BeforeAll
    static void running() {
        crm = RunningCrm.shared();
        api = Api.withAllScopes(crm);
    }

    static Stream<String> textsThatAreNoJson() {
        return Stream.of(
                "",
                " ",
                "\0",
                "{\"x\": [",
                "{\"x\": ",
                "{\"x\"",
                "{",
                "[",
                "\"",
                "[[[[",
                "nul",
                "{]",
                "{}}",
                "{} {}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":1e99999999999}",
                "[".repeat(20_000),
                "{\"a\":".repeat(9_000),
                "[".repeat(33) + "]".repeat(33),
                "{\"n\":" + "9".repeat(500) + "}",
                "{\"" + "n".repeat(5_000) + "\":1}",
                "<xml/>",
                "a=b&c=d");
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoJson")
    void answers400ToTextThatIsNoJson(String text) {
        assertThat(api.post("/touchpoints", text).status()).isEqualTo(400);
        assertThat(api.post("/touchpoints/batch", text).status()).isEqualTo(400);
        assertThat(api.put("/accounts/by-ref/erp/malformed", text).status()).isEqualTo(400);
    }

    @Test
    void answers400ToBytesThatAreNotUtf8() {
        byte[] latin1 =
                NewTouchpoint.order()
                        .with("summary", "café")
                        .toString()
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(api.post("/touchpoints", Api.JSON, latin1).status()).isEqualTo(400);
        byte[] utf16 = NewTouchpoint.order().toString().getBytes(StandardCharsets.UTF_16);
        assertThat(api.post("/touchpoints", Api.JSON, utf16).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5", "\"text\"", "[]", "[{}]", "null", "true"})
    void answers400ToValuesThatAreNoObject(String text) {
        Answer answer = api.post("/touchpoints", text);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).contains(":wrong_type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account | 5 | account",
                "account | [] | account",
                "account | {} | account.source",
                "account | null | account",
                "account | {\"id\":5} | account.id",
                "account | {\"id\":\"x\"} | account.id",
                "account | {\"source\":[],\"ref\":{}} | account.source",
                "contact | \"x\" | contact",
                "contact | {\"email\":1} | contact.email",
                "type | [\"ORDER_PLACED\"] | type",
                "type | 5 | type",
                "type | \"\" | type",
                "stage | \"NOWHERE\" | stage",
                "stage | 3 | stage",
                "channel | {} | channel",
                "direction | \"UP\" | direction",
                "department | true | department",
                "occurredAt | 1764000000 | occurredAt",
                "occurredAt | \"yesterday\" | occurredAt",
                "occurredAt | \"2026-03-01\" | occurredAt",
                "occurredAt | null | occurredAt",
                "source | null | source",
                "source | {} | source",
                "externalId | 5 | externalId",
                "externalId | \" \" | externalId",
                "sentiment | \"1\" | sentiment",
                "sentiment | 1.5 | sentiment",
                "sentiment | 1e999999999 | sentiment",
                "durationSeconds | 99999999999999999999 | durationSeconds",
                "attributes | [] | attributes",
                "attributes | \"{}\" | attributes",
                "attributes | {\"a\":\"\\u0000\"} | attributes",
                "attributes | {\"a\":1e999} | attributes",
                "summary | \"a\\u0000b\" | summary",
                "summary | \"\\ud800\" | summary",
                "summary | [] | summary",
                "survey | 5 | survey",
                "survey | {\"metric\":\"NPS\"} | survey.score",
                "survey | {\"metric\":\"XYZ\",\"score\":5} | survey.metric",
                "survey | {\"metric\":\"NPS\",\"score\":\"9\"} | survey.score"
            })
    void answers400AndTheFieldThatHasNotItsForm(String member, String value, String field) {
        String body =
                NewTouchpoint.order()
                        .without(member)
                        .toString()
                        .replaceFirst(
                                "\\{",
                                "{\""
                                        + member
                                        + "\":"
                                        + value.replace("\\", "\\\\").replace("$", "\\$")
                                        + ",");
        Answer answer = api.post("/touchpoints", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.violations()).extracting(v -> v.split(":")[0]).contains(field);
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        assertThat(
                        api.post(
                                        "/touchpoints",
                                        NewTouchpoint.order().with("later", "version").toString())
                                .status())
                .isEqualTo(201);
    }

    @Test
    void storesNothingOfARequestThatItRefuses() {
        NewTouchpoint order = NewTouchpoint.order();
        api.post("/touchpoints", order.with("sentiment", 99).toString());
        api.post("/touchpoints", order.toString().substring(0, order.toString().length() - 2));
        assertThat(
                        crm.sql()
                                .number(
                                        "select count(*) from customer.account_ref where ref = ?",
                                        order.accountRef()))
                .isZero();
    }

    @Test
    void survivesRandomDamageToAGoodBody() {
        Random random = new Random(42);
        byte[] good =
                NewTouchpoint.order()
                        .with("summary", "é")
                        .withJson("attributes", "{\"a\":[1,2]}")
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = good.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(api.post("/touchpoints", Api.JSON, damaged).status())
                    .isIn(200, 201, 400, 422);
        }
    }

    @Test
    void answersOddQueriesWithoutFailing() {
        for (String q :
                List.of(
                        "%00",
                        "%F0%9F%99%82",
                        "%25",
                        "_",
                        "%5C",
                        "%27%3B--",
                        "%ED%A0%80",
                        "a".repeat(200),
                        "%E0%A4%A",
                        "+")) {
            assertThat(rawGet("/search?q=" + q))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 5");
            assertThat(rawGet("/accounts?q=" + q))
                    .startsWith("HTTP/1.1 ")
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void doesNotWaitForABodyThatStopsShort() throws IOException {
        URI uri = URI.create(crm.url("/"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /api/v1/touchpoints HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                    + "wrong\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"x\":")
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] begin = socket.getInputStream().readNBytes(12);
            assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    /** Past any client that would refuse to send such an address. */
    private static String rawGet(String path) {
        URI uri = URI.create(crm.url("/"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(5_000);
            String key = crm.apiKey(org.loyaltyloop.staff.Scope.ACCOUNTS_READ);
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + Api.BASE
                                            + path
                                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                            + key
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        }
    }
}
