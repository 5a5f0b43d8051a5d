package org.loyaltyloop.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Scope;
import org.loyaltyloop.web.browser.DemoCrm;
import org.loyaltyloop.web.testing.RunningCrm;

/** Conversations and commitments over REST, as programs use them. */
class ConversationsRestIT {

    private static final String CONVERSATIONS = "/conversations";
    private static final String COMMITMENTS = "/commitments";

    private final RunningCrm crm = DemoCrm.running();
    private final Api api = Api.withAllScopes(crm);
    private final String account = id("select id from customer.account order by number limit 1");
    private final String sales = id("select id from staff.app_user where login = 'sales'");

    private String id(String sql) {
        return crm.sql().first(sql, row -> row.uuid("id").toString()).orElseThrow();
    }

    private String talk(String externalId, String more) {
        return """
               {"account": {"id": "%s"}, "startsAt": "2026-01-12T09:30:00Z", "subject": "Program's talk", "matters": "Fewer returns",
                "lead": {"id": "%s"}, "source": "test-rest", "externalId": "%s"%s}
               """
                .formatted(account, sales, externalId, more);
    }

    @Test
    void aHeldConversationIsOneTouchpointHoweverOftenItIsSent() {
        String name = UUID.randomUUID().toString();
        String promise =
                ", \"promises\": [{\"side\": \"OURS\", \"what\": \"Send the list\", \"owner\": {\"id\": \"%s\"}, \"due\": \"2026-02-01\"}]"
                        .formatted(sales);
        Api.Answer first = api.post(CONVERSATIONS, talk(name, promise));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("state").asText()).isEqualTo("HELD");
        assertThat(first.body().at("/lead/id").asText()).isEqualTo(sales);

        Api.Answer again = api.post(CONVERSATIONS, talk(name, promise));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        String conversation = first.body().get("id").asText();
        assertThat(
                        crm.sql()
                                .number(
                                        "select count(*) from touchpoint.touchpoint where source = 'conversation' and external_id = ? and withdrawn_at is null",
                                        conversation))
                .isEqualTo(1);
        assertThat(api.get(COMMITMENTS + "?conversation=" + conversation).body().get("items"))
                .hasSize(1);
    }

    @Test
    void whatWasPlannedIsHeldOrCancelledWithAReason() {
        Api.Answer planned =
                api.post(
                        CONVERSATIONS,
                        talk(UUID.randomUUID().toString(), ", \"state\": \"PLANNED\""));
        assertThat(planned.body().get("state").asText()).isEqualTo("PLANNED");
        String one = CONVERSATIONS + "/" + planned.body().get("id").asText();

        assertThat(api.patch(one, "", "{\"state\": \"HELD\"}").status()).isEqualTo(428);
        Api.Answer held =
                api.patch(one, "\"1\"", "{\"state\": \"HELD\", \"summary\": \"Went well\"}");
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.body().get("state").asText()).isEqualTo("HELD");
        assertThat(held.body().get("summary").asText()).isEqualTo("Went well");
        assertThat(held.body().get("touchpoint").isNull()).isFalse();
        assertThat(api.patch(one, "\"1\"", "{\"subject\": \"Late\"}").status()).isEqualTo(409);
        assertThat(api.patch(one, "*", "{\"state\": \"CANCELLED\"}").status()).isEqualTo(422);
        assertThat(
                        api.patch(
                                        one,
                                        "*",
                                        "{\"state\": \"CANCELLED\", \"reason\": \"Not theirs\"}")
                                .body()
                                .get("touchpoint")
                                .isNull())
                .isTrue();
    }

    @Test
    void aCommitmentHasAnOwnerOfItsSideAndIsKeptWithdrawnOrOpenedAgain() {
        String without =
                """
                {"account": {"id": "%s"}, "side": "OURS", "what": "Call back", "due": "2026-02-01", "source": "test-rest", "externalId": "%s"%s}
                """;
        String name = UUID.randomUUID().toString();
        assertThat(api.post(COMMITMENTS, without.formatted(account, name, "")).status())
                .isEqualTo(422);
        Api.Answer noted =
                api.post(
                        COMMITMENTS,
                        without.formatted(
                                account, name, ", \"owner\": {\"id\": \"" + sales + "\"}"));
        assertThat(noted.status()).isEqualTo(201);
        String one = COMMITMENTS + "/" + noted.body().get("id").asText();

        Api.Answer done =
                api.patch(one, "\"1\"", "{\"what\": \"Call them back\", \"state\": \"DONE\"}");
        assertThat(done.body().get("state").asText()).isEqualTo("DONE");
        assertThat(done.body().get("what").asText()).isEqualTo("Call them back");
        assertThat(api.patch(one, "*", "{\"what\": \"Late\"}").status()).isEqualTo(422);
        assertThat(api.patch(one, "*", "{\"state\": \"OPEN\"}").body().get("state").asText())
                .isEqualTo("OPEN");
    }

    @Test
    void listsPageByPageWithoutGapsOrRepeats() {
        for (String path :
                new String[] {CONVERSATIONS + "?state=HELD", COMMITMENTS + "?side=OURS"}) {
            String next = api.get(path + "&limit=2").body().get("next").asText();
            Api.Answer second = api.get(path + "&limit=2&cursor=" + next);
            assertThat(second.status()).isEqualTo(200);
            assertThat(api.get(path + "&limit=4").body().get("items").get(2))
                    .isEqualTo(second.body().get("items").get(0));
        }
        assertThat(api.get(COMMITMENTS + "?state=KEPT").status()).isEqualTo(400);
    }

    @Test
    void aKeyThatOnlyReadsWritesNothing() {
        Api reader = Api.with(crm, Scope.ACCOUNTS_READ);
        assertThat(reader.get(CONVERSATIONS).status()).isEqualTo(200);
        assertThat(reader.post(CONVERSATIONS, talk("denied", "")).status()).isEqualTo(403);
    }
}
