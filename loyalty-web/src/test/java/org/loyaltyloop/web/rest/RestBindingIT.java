package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.rest.Api.Answer;
import org.loyaltyloop.web.testing.RunningCrm;

/** What ties an account, as programs read and write it. */
class RestBindingIT {

    private static RunningCrm crm;
    private static Api api;

    @BeforeAll
    static void running() {
        crm = RunningCrm.shared();
        api = Api.withAllScopes(crm);
    }

    @Test
    void anAccountThatNothingTiesHasThreeLevelsOfZero() {
        Answer answer = api.get("/accounts/" + account() + "/binding");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/levels").findValuesAsText("level"))
                .containsExactly("FINANCIAL", "SOCIAL", "STRUCTURAL");
        assertThat(answer.body().at("/levels").findValuesAsText("band"))
                .containsExactly("NONE", "NONE", "NONE");
    }

    @Test
    void aTieIsEnteredOnceAndCountsAtOnce() {
        String account = account();
        String tie = tie("\"DISCOUNT\"", "0.5", "");

        Answer first = api.post("/accounts/" + account + "/binding/ties", tie);
        Answer again = api.post("/accounts/" + account + "/binding/ties", tie);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        Answer binding = api.get("/accounts/" + account + "/binding");
        // Discounts weigh 0.6.
        assertThat(binding.body().at("/levels/0/score").asDouble()).isCloseTo(30, within(1e-9));
        assertThat(binding.body().at("/levels/0/ties").size()).isEqualTo(1);
    }

    @Test
    void aCouplingThatIsRecordedTiesWithTheNextCall() {
        String account = account();
        api.post(
                "/touchpoints",
                """
                {"account": {"id": "%s"}, "type": "INTEGRATION_CONNECTED", "occurredAt": "2026-01-01T10:00:00Z",
                 "source": "test", "externalId": "%s"}
                """
                        .formatted(account, UUID.randomUUID()));

        Answer binding = api.get("/accounts/" + account + "/binding");

        assertThat(binding.body().at("/levels/2/ties/0/instrument").asText())
                .isEqualTo("INTEGRATION");
        assertThat(binding.body().at("/levels/2/score").asDouble()).isPositive();
    }

    @Test
    void whatCannotBeIsRefusedByField() {
        String ties = "/accounts/" + account() + "/binding/ties";

        Answer tooStrong = api.post(ties, tie("\"DISCOUNT\"", "1.2", ""));
        Answer backwards =
                api.post(
                        ties,
                        tie(
                                "\"DISCOUNT\"",
                                "1",
                                ", \"validFrom\": \"2026-05-02\", \"validUntil\": \"2026-05-01\""));
        Answer elsewhere = api.post(ties, tie("\"TRAINING\"", "1", ""));
        Answer noInstrument = api.post(ties, tie("\"MAGIC\"", "1", ""));

        assertThat(tooStrong.status()).isEqualTo(422);
        assertThat(tooStrong.text("/violations/0/field")).isEqualTo("strength");
        assertThat(backwards.status()).isEqualTo(422);
        assertThat(backwards.text("/violations/0/code")).isEqualTo("ends_before_it_starts");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.text("/violations/0/code")).isEqualTo("other_level");
        assertThat(noInstrument.status()).isIn(400, 422);
    }

    @Test
    void scopesAndUnknownAccountsAreMinded() {
        String path = "/accounts/" + account() + "/binding";

        assertThat(Api.with(crm, Scope.ACCOUNTS_READ).get(path).status()).isEqualTo(403);
        assertThat(
                        Api.with(crm, Scope.INSIGHT_READ)
                                .post(path + "/ties", tie("\"DISCOUNT\"", "1", ""))
                                .status())
                .isEqualTo(403);
        assertThat(api.get("/accounts/" + UUID.randomUUID() + "/binding").status()).isEqualTo(404);
    }

    private static String tie(String instrument, String strength, String more) {
        return """
        {"level": "FINANCIAL", "instrument": %s, "strength": %s, "subject": "As tested", "source": "test",
         "externalId": "%s"%s}
        """
                .formatted(instrument, strength, UUID.randomUUID(), more);
    }

    private static String account() {
        return api.put(
                        "/accounts/by-ref/binding/" + UUID.randomUUID(),
                        "{\"name\": \"Bound by contract\"}")
                .text("/id");
    }
}
