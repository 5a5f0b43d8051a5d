package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.testing.RunningCrm;

/** Opportunities over REST, as programs use them. */
class OpportunitiesRestIT {

    private static final String PATH = "/opportunities";

    private final RunningCrm crm = DemoCrm.running();
    private final Api api = Api.withAllScopes(crm);

    private static String deal(String externalId) {
        return """
               {"name": "Program's deal", "value": 1200.50, "currency": "EUR", "phase": "ENGAGING",
                "source": "test-rest", "externalId": "%s"}
               """
                .formatted(externalId);
    }

    @Test
    void opensOnceHoweverOftenItIsSent() {
        String name = UUID.randomUUID().toString();
        Api.Answer first = api.post(PATH, deal(name));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("phase").asText()).isEqualTo("ENGAGING");
        assertThat(first.body().get("history")).hasSize(1);

        Api.Answer again = api.post(PATH, deal(name));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void movesAndChangesWhatWasReadAndRefusesWhatIsStale() {
        Api.Answer opened = api.post(PATH, deal(UUID.randomUUID().toString()));
        String one = PATH + "/" + opened.body().get("id").asText();
        String version = "\"" + opened.body().get("version").asText() + "\"";

        assertThat(api.patch(one, "", "{\"phase\": \"WON\"}").status()).isEqualTo(428);
        Api.Answer won = api.patch(one, version, "{\"phase\": \"WON\", \"value\": 2000}");
        assertThat(won.status()).isEqualTo(200);
        assertThat(won.body().get("kind").asText()).isEqualTo("WON");
        assertThat(won.body().get("value").asDouble()).isEqualTo(2000);

        assertThat(api.patch(one, version, "{\"name\": \"Late\"}").status()).isEqualTo(409);
        Api.Answer lost = api.patch(one, "*", "{\"phase\": \"LOST\"}");
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.body().at("/violations/0/field").asText()).isEqualTo("lostReason");
        assertThat(api.get(one).body().get("kind").asText()).isEqualTo("WON");
    }

    @Test
    void listsPageByPageWithoutGapsOrRepeats() {
        String first = api.get(PATH + "?kind=OPEN&limit=2").body().get("next").asText();
        Api.Answer second = api.get(PATH + "?kind=OPEN&limit=2&cursor=" + first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("items")).hasSize(2);
        assertThat(api.get(PATH + "?kind=OPEN&limit=4").body().get("items").get(2))
                .isEqualTo(second.body().get("items").get(0));
    }

    @Test
    void aKeyThatOnlyReadsOpensNothing() {
        Api reader = Api.with(crm, Scope.ACCOUNTS_READ);
        assertThat(reader.get(PATH).status()).isEqualTo(200);
        assertThat(reader.post(PATH, deal("denied")).status()).isEqualTo(403);
    }
}
