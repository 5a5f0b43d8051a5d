package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.testing.RunningCrm;

/** Contracts over REST, as programs use them. */
class ContractsRestIT {

    private static final String PATH = "/contracts";

    private final RunningCrm crm = DemoCrm.running();
    private final Api api = Api.withAllScopes(crm);

    private String contract(String externalId, String more) {
        return """
               {"account": {"id": "%s"}, "name": "Program's contract", "startsOn": "2024-01-01", "endsOn": "2024-12-31",
                "value": 1200.50, "per": "MONTH", "noticeDays": 30, "source": "test-rest", "externalId": "%s"%s}
               """
                .formatted(account(), externalId, more);
    }

    private UUID account() {
        return crm.sql()
                .first(
                        "select id from customer.account where merged_into is null order by number desc limit 1",
                        row -> row.uuid("id"))
                .orElseThrow();
    }

    @Test
    void isMadeOnceHoweverOftenItIsSent() {
        String name = UUID.randomUUID().toString();
        Api.Answer first = api.post(PATH, contract(name, ""));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("status").asText()).isEqualTo("DRAFT");
        assertThat(first.body().get("noticeOn").asText()).isEqualTo("2024-12-01");

        Api.Answer again = api.post(PATH, contract(name, ""));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void isSignedChangedRenewedAndEndedAndRefusesWhatIsStale() {
        Api.Answer made = api.post(PATH, contract(UUID.randomUUID().toString(), ""));
        String one = PATH + "/" + made.body().get("id").asText();

        Api.Answer signed = api.post(one + "/signature", "\"1\"", "{\"signedOn\": \"2024-01-01\"}");
        assertThat(signed.status()).isEqualTo(200);
        assertThat(signed.body().get("history")).hasSize(1);
        assertThat(api.post(one + "/signature", "\"1\"", "{\"signedOn\": \"2024-01-01\"}").status())
                .isEqualTo(409);
        assertThat(api.patch(one, "", "{\"value\": 2}").status()).isEqualTo(428);

        Api.Answer changed =
                api.patch(one, "*", "{\"note\": \"By telephone\", \"noticeDays\": null}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("noticeOn").isNull()).isTrue();
        assertThat(changed.body().get("value").asDouble()).isEqualTo(1200.5);

        Api.Answer renewed =
                api.post(
                        one + "/renewals",
                        "*",
                        "{\"agreedOn\": \"2024-11-01\", \"endsOn\": \"2199-12-31\", \"value\": 1300}");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body().get("startsOn").asText()).isEqualTo("2025-01-01");
        assertThat(renewed.body().get("status").asText()).isEqualTo("RUNNING");

        String early =
                "{\"givenOn\": \"2025-02-01\", \"lastDay\": \"2024-06-30\", \"reason\": \"Costs\"}";
        assertThat(api.post(one + "/notice", "*", early).status()).isEqualTo(422);
        Api.Answer ended = api.post(one + "/notice", "*", early.replace("2024-06", "2025-06"));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body().get("status").asText()).isEqualTo("TERMINATED");
        assertThat(api.get(one).body()).isEqualTo(ended.body());
    }

    @Test
    void whatIsMissingOrImpossibleIsNamed() {
        Api.Answer missing = api.post(PATH, "{\"name\": \"x\"}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.body().get("violations").findValuesAsText("field"))
                .contains("account", "startsOn", "source", "externalId");
        String before = contract("never", "").replace("2024-12-31", "2023-12-31");
        Api.Answer impossible = api.post(PATH, before);
        assertThat(impossible.status()).isEqualTo(422);
        assertThat(impossible.body().at("/violations/0/field").asText()).isEqualTo("endsOn");
        assertThat(api.get(PATH + "?status=ODD").status()).isEqualTo(400);
    }

    @Test
    void listsPageByPageAndLetsAReaderWriteNothing() {
        Api reader = Api.with(crm, Scope.ACCOUNTS_READ);
        String next = reader.get(PATH + "?status=RUNNING&limit=2").body().get("next").asText();
        Api.Answer second = reader.get(PATH + "?status=RUNNING&limit=2&cursor=" + next);
        assertThat(second.body().get("items")).hasSize(2);
        assertThat(reader.get(PATH + "?status=RUNNING&limit=4").body().get("items").get(2))
                .isEqualTo(second.body().get("items").get(0));
        assertThat(reader.post(PATH, contract("denied", "")).status()).isEqualTo(403);
    }
}
