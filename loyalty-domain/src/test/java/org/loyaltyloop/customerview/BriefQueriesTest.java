package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.binding.BindingFixture;
import org.loyaltyloop.contract.ContractFixture;
import org.loyaltyloop.contract.ContractView;
import org.loyaltyloop.conversation.ConversationWorld;
import org.loyaltyloop.conversation.GoalPlan;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.conversation.Situation;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.ContactId;
import org.loyaltyloop.customerview.Brief.Asking;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.touchpoint.TouchpointDraft;

/** A brief says what stands in the database, and nothing else. */
@Tag("database")
class BriefQueriesTest {

    private final ConversationWorld world = new ConversationWorld();
    private final BriefQueries briefs =
            new BriefQueries(
                    world.sql,
                    BindingFixture.queries(world.sql, world.clock),
                    ContractFixture.queries(world.sql, world.clock),
                    PlatformFixture.settings(world.database, world.clock),
                    world.clock);
    private final AccountId account = world.account("Verkerk");
    private final ContactId marieke = world.contact(account, "Marieke");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ofAnAccountThatNobodyKnowsThereIsNone() {
        assertThat(briefs.of(AccountId.next())).isEmpty();
    }

    @Test
    void anAccountWithoutAnythingHasABriefThatClaimsNothing() {
        Brief brief = brief();

        assertThat(brief.changes()).isEmpty();
        assertThat(brief.talks().nothing()).isTrue();
        assertThat(brief.bought()).isFalse();
        assertThat(brief.headline()).isEmpty();
        assertThat(situations(brief))
                .contains(Situation.NO_GOAL, Situation.NEVER_BOUGHT, Situation.PROFILE)
                .doesNotContain(Situation.COMPLAINT, Situation.SILENCE, Situation.LOW_SCORE);
    }

    @Test
    void whatChangedIsWhatHappenedSinceTheLastConversation() {
        touch("QUESTION", "Before", Duration.ofDays(12));
        world.held(
                account,
                world.about("The last one", marieke).at(world.now().minus(Duration.ofDays(10))));
        touch("COMPLAINT", "Late delivery", Duration.ofDays(3));
        touch("ORDER_PLACED", "Order 1", Duration.ofDays(2));
        touch("EMAIL_OUT", "Newsletter", Duration.ofDays(1));

        Brief brief = brief();

        assertThat(brief.talks().last().orElseThrow().subject()).isEqualTo("The last one");
        assertThat(brief.since()).isEqualTo(brief.talks().last().orElseThrow().startsAt());
        assertThat(brief.changes())
                .extracting(change -> change.summary().orElse(""))
                .containsExactly("Order 1", "Late delivery");
        assertThat(brief.touchpoints())
                .isEqualTo(
                        world.sql.number(
                                """
                                select count(*) from touchpoint.touchpoint
                                where account_id = ? and occurred_at > ? and withdrawn_at is null
                                """,
                                account.value(),
                                brief.since()))
                .isEqualTo(3);
        assertThat(brief.purchases()).isEqualTo(1);
        assertThat(brief.bought()).isTrue();
        assertThat(brief.questions().get(0).situation()).isEqualTo(Situation.COMPLAINT);
    }

    @Test
    void promisesAndGoalsAreThoseThatStandOpen() {
        world.promise(account, Promise.ours("Late", world.user(), world.today().minusDays(1)));
        var kept = world.promise(account, Promise.ours("Kept", world.user(), world.today()));
        world.promise(account, Promise.theirs("List", marieke, world.today().plusDays(1)));
        world.database.inTransaction(() -> world.commitments.fulfil(world.sanne, kept, 1));
        world.database.inTransaction(
                () ->
                        world.goals.set(
                                world.sanne,
                                AccountKey.of(account),
                                new GoalPlan(
                                        "Less waste",
                                        Optional.of("%"),
                                        BigDecimal.ZERO,
                                        Optional.of(BigDecimal.TEN),
                                        Optional.of(world.today().minusDays(1)))));

        Brief brief = brief();

        assertThat(brief.talks().ours())
                .extracting(CustomerTalks.PromiseLine::what)
                .containsExactly("Late");
        assertThat(brief.talks().theirs())
                .extracting(CustomerTalks.PromiseLine::owner)
                .containsExactly("Marieke");
        assertThat(brief.talks().goals()).hasSize(1);
        assertThat(situations(brief))
                .contains(Situation.OUR_PROMISE_LATE, Situation.GOAL_BEHIND)
                .doesNotContain(Situation.THEIR_PROMISE_LATE, Situation.NO_GOAL);
    }

    @Test
    void aQuestionIsAskedOnlyWhileTheProfileLacksTheAnswer() {
        List<String> before = codes(brief());
        for (String attribute : List.of("What matters", "Workplaces")) {
            world.sql.update(
                    """
                    insert into customer.profile_fact (id, account_id, attribute, value, source, observed_on, confidence, recorded_at)
                    values (?, ?, ?, 'known', 'said', current_date, 1, now())
                    """,
                    UUID.randomUUID(),
                    account.value(),
                    attribute);
        }

        assertThat(before).contains("PROFILE_MATTERS");
        assertThat(codes(brief()))
                .contains("PROFILE_SYSTEM")
                .doesNotContain("PROFILE_MATTERS", "PROFILE_WORKPLACES");
    }

    @Test
    void whoKnowsWhomAgreesWithAPlainCountOfTheConversations() {
        ContactId anne = world.contact(account, "Anne");
        ContactId quiet = world.contact(account, "Never talked with");
        world.held(account, world.about("First", marieke, anne).at(daysAgo(9)));
        world.held(account, world.about("Second", marieke).at(daysAgo(4)));
        world.planned(account, world.ahead("Not yet", marieke, quiet));

        Brief brief = brief();

        for (ContactId contact : List.of(marieke, anne, quiet)) {
            assertThat(brief.knownTo(contact).stream().mapToLong(Brief.Acquaintance::talks).sum())
                    .isEqualTo(
                            world.sql.number(
                                    """
                                    select count(*) from conversation.conversation c
                                    where c.state = 'HELD'
                                      and exists (select from conversation.with_contact w where w.conversation_id = c.id and w.contact_id = ?)
                                    """,
                                    contact.value()));
        }
        assertThat(brief.knownTo(marieke))
                .singleElement()
                .satisfies(
                        sanne -> {
                            assertThat(sanne.colleague()).isEqualTo("Sanne");
                            assertThat(sanne.lastAt()).isEqualTo(daysAgo(4));
                        });
    }

    @Test
    void contractsAreThoseThatAreNotOverAndTheOneThatEndsSoonIsAskedAbout() {
        contract("Over", -400, -30);
        contract("Ends soon", -300, 40);
        contract("Runs on", -10, 700);

        Brief brief = brief();

        assertThat(brief.contracts())
                .extracting(ContractView::name)
                .containsExactly("Ends soon", "Runs on");
        assertThat(situations(brief)).contains(Situation.RENEWAL);

        world.sql.update(
                "update contract.contract set ends_on = ends_on + 200 where name = 'Ends soon'");
        assertThat(situations(brief())).doesNotContain(Situation.RENEWAL);
    }

    private Instant daysAgo(int days) {
        return world.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MICROS);
    }

    private void contract(String name, int begin, int end) {
        world.sql.update(
                """
                insert into contract.contract (id, account_id, kind, name, signed_on, starts_on, ends_on, per, currency, renewal,
                                               order_ref, source, external_id, created_at, updated_at, author)
                values (?, ?, 'CONTRACT', ?, ?, ?, ?, 'YEAR', 'EUR', 'NONE', ?, 'test', ?, now(), now(), 'test')
                """,
                UUID.randomUUID(),
                account.value(),
                name,
                world.today().plusDays(begin),
                world.today().plusDays(begin),
                world.today().plusDays(end),
                name,
                name);
    }

    private Brief brief() {
        return briefs.of(account).orElseThrow();
    }

    private static List<Situation> situations(Brief brief) {
        return brief.questions().stream().map(Asking::situation).toList();
    }

    private static List<String> codes(Brief brief) {
        return brief.questions().stream().map(Asking::code).toList();
    }

    private void touch(String type, String summary, Duration ago) {
        world.database.inTransaction(
                () ->
                        world.touchpoints.record(
                                ConversationWorld.ADMIN,
                                new TouchpointDraft()
                                        .account(account)
                                        .type(type)
                                        .summary(summary)
                                        .occurredAt(world.now().minus(ago))
                                        .known("test", UUID.randomUUID().toString())
                                        .toCommand()));
    }
}
