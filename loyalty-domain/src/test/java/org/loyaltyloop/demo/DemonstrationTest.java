package org.loyaltyloop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.agenda.AgendaFixture;
import org.loyaltyloop.binding.BindingFixture;
import org.loyaltyloop.contract.ContractFixture;
import org.loyaltyloop.conversation.ConversationFixture;
import org.loyaltyloop.customer.CustomerFixture;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.feedback.FeedbackFixture;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.loop.LoopFixture;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.opportunity.OpportunityFixture;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.SignInAnswer.Refused;
import org.loyaltyloop.staff.SignedIn;
import org.loyaltyloop.staff.StaffFixture;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;
import org.loyaltyloop.touchpoint.TouchpointsRecorded;

/** The demonstration in a real database. */
class DemonstrationTest {

    private final DomainDatabase database = new DomainDatabase();
    private final MovableClock clock = new MovableClock();
    private final Database sql = database.sql();
    private final StaffFixture staff = new StaffFixture(database, clock, true);
    private final List<Consumer<TouchpointsRecorded>> observers = new ArrayList<>();

    @BeforeEach
    void tuesday() {
        clock.set(Instant.parse("2026-11-24T11:00:00Z"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isSetUpOnTheFirstStartAndNeverAgain() {
        observers.add(new JourneyFixture(sql)::on);
        assertThat(setUp(true, true)).isTrue();
        long touchpoints = count("touchpoint.touchpoint");

        assertThat(setUp(true, true)).isFalse();

        assertThat(touchpoints).isBetween(18_000L, 22_000L);
        assertThat(count("touchpoint.touchpoint")).isEqualTo(touchpoints);
        assertThat(
                        sql.number(
                                "select count(*) from conversation.conversation where state = 'HELD'"))
                .isEqualTo(
                        sql.number(
                                "select count(*) from touchpoint.touchpoint where type = 'BUSINESS_CONVERSATION'"))
                .isGreaterThan(100);
        assertThat(count("conversation.goal")).isGreaterThan(50);
        assertThat(count("conversation.commitment")).isGreaterThan(100);
        assertThat(count("customer.account")).isEqualTo(250);
        assertThat(count("customer.contact")).isBetween(750L, 900L);
        assertThat(count("customer.profile_fact")).isGreaterThan(200);
        assertThat(count("offering.product_line")).isEqualTo(6);
        assertThat(
                        sql.number(
                                """
                                select count(*) from touchpoint.touchpoint t
                                where not exists (
                                    select from customer.contact_at_account c
                                    where c.account_id = t.account_id and c.contact_id = t.contact_id)
                                  and t.contact_id is not null
                                """))
                .isZero();
        assertThat(whereAccountsAre())
                .hasSize(250)
                .contains(
                        "Bouwgroep Van 't Hoff & Zn. B.V.: lap 3, SERVICE",
                        "Notariskantoor Van den Berg & In 't Veld: lap 4, ENGAGEMENT",
                        "Drukkerij d'Hondt: lap 2, SERVICE");
        assertThat(staff.signIn().attempt("sales", "demo", "127.0.0.1"))
                .isInstanceOfSatisfying(
                        SignedIn.class,
                        in -> assertThat(in.actor().name()).isEqualTo("Sanne van den Broek"));
        assertThat(staff.signIn().attempt("pintveld", "demo", "127.0.0.1"))
                .isInstanceOf(Refused.class);
        assertThat(
                        sql.number(
                                "select count(*) from touchpoint.touchpoint where author = 'Ilse de Wit'"))
                .isGreaterThan(200);
        assertThat(
                        sql.number(
                                """
                                select count(*) from touchpoint.touchpoint
                                where recorded_at < occurred_at or recorded_at > ?
                                """,
                                clock.instant()))
                .isZero();
        assertThat(count("agenda.meeting")).isGreaterThan(20);
        assertThat(count("agenda.task")).isGreaterThan(20);
        assertThat(count("touchpoint.v_cadence where judged > 0")).isGreaterThan(5);
    }

    @Test
    void invitationsOfEveryKindFitTheStories() {
        setUp(true, true);

        assertThat(
                        sql.list(
                                "select state || ' ' || (count(*) >= 5) as some from feedback.invitation group by state",
                                row -> row.text("some")))
                .containsExactlyInAnyOrder(
                        "OPEN true", "ANSWERED true", "EXPIRED true", "WITHDRAWN true");
        assertThat(count("feedback.refusal")).isPositive();
        assertThat(
                        sql.number(
                                """
                                select count(*) from feedback.invitation i
                                join feedback.policy p on p.stage = i.stage
                                left join touchpoint.v_touchpoint about on about.id = i.touchpoint_id
                                left join touchpoint.v_touchpoint a on a.id = i.answer_id
                                where about.contact_id <> i.contact_id or about.given_account_id <> i.account_id
                                   or i.made_at < about.occurred_at + make_interval(hours => p.delay_hours)
                                   or i.made_at > ? or i.ended_at > ? or i.ended_at < i.made_at
                                   or (i.state = 'OPEN') <> (i.ended_at is null)
                                   or (i.state = 'OPEN' and i.expires_at <= ?)
                                   or (i.state = 'ANSWERED') <> (a.id is not null)
                                   or a.id is not null and (a.survey_metric, a.survey_stage, a.contact_id)
                                        is distinct from (i.metric, i.stage, i.contact_id)
                                """,
                                clock.instant(),
                                clock.instant(),
                                clock.instant()))
                .as("invitations that contradict what happened")
                .isZero();
        assertThat(sql.number("select count(*) from feedback.policy where active")).isEqualTo(5);
    }

    private List<String> whereAccountsAre() {
        return sql.list(
                """
                select a.name, h.lap, h.reached from journey.v_headline h
                join customer.account a on a.id = h.account_id
                """,
                row ->
                        row.text("name")
                                + ": lap "
                                + row.integer("lap")
                                + ", "
                                + LoopStage.of(row.integer("reached")));
    }

    @Test
    void aStartThatIsCutShortLeavesNothingAndTheNextOneBeginsAnew() {
        observers.add(
                recorded -> {
                    if (count("touchpoint.touchpoint") > 10_000) {
                        throw new IllegalStateException("the lights went out");
                    }
                });
        assertThatThrownBy(() -> setUp(true, true)).hasMessage("the lights went out");
        assertThat(count("touchpoint.touchpoint")).isZero();
        assertThat(count("staff.app_user")).isZero();
        assertThat(count("platform.setting")).isZero();

        observers.clear();
        assertThat(setUp(true, true)).isTrue();
        assertThat(count("customer.account")).isEqualTo(250);
    }

    @Test
    void isNotSetUpWhereItIsNotWanted() {
        assertThat(setUp(false, true)).isFalse();
        assertThat(setUp(true, false)).isFalse();
        assertThat(count("staff.app_user")).isZero();
    }

    @Test
    void isNotSetUpWhereSomebodyWorksAlready() {
        staff.create("wouter", Role.ADMIN);

        assertThat(setUp(true, true)).isFalse();
        assertThat(count("customer.account")).isZero();
    }

    private boolean setUp(boolean wanted, boolean embedded) {
        CustomerFixture customers = new CustomerFixture(database, clock);
        Touchpoints touchpoints =
                TouchpointFixture.touchpoints(
                        sql,
                        clock,
                        customers.directory(),
                        DirectEvent.to(event -> observers.forEach(o -> o.accept(event))),
                        DirectEvent.to(),
                        DirectEvent.to());
        Demonstration demonstration =
                new Demonstration(
                        new DemoStaff(staff.teams(), staff.facade()),
                        new DemoCatalogue(OfferingFixture.offerings(sql)),
                        new DemoCustomers(
                                customers.accounts(), customers.contacts(), customers.facts()),
                        new DemoHistory(touchpoints),
                        new DemoPipeline(
                                OpportunityFixture.intake(sql, clock, touchpoints),
                                OpportunityFixture.targets(sql)),
                        new DemoContracts(
                                ContractFixture.contracts(
                                        sql,
                                        clock,
                                        customers.directory(),
                                        touchpoints,
                                        DirectEvent.to()),
                                sql),
                        new DemoLoop(
                                LoopFixture.stageSettings(sql),
                                LoopFixture.improvements(
                                        sql, PlatformFixture.settings(database, clock), clock)),
                        new DemoFeedback(
                                FeedbackFixture.policies(database, clock),
                                FeedbackFixture.invitations(database, clock, customers.directory()),
                                sql),
                        ConversationFixture.demo(
                                database,
                                customers.directory(),
                                touchpoints,
                                clock,
                                DemoConversations::new),
                        new DemoBinding(
                                BindingFixture.ties(
                                        sql, new DirectoryFixture(sql, clock).directory(), clock),
                                sql),
                        new DemoAgenda(
                                new AgendaFixture(database, clock).meetings(),
                                new AgendaFixture(database, clock).tasks(),
                                new AgendaFixture(database, clock).cadences(),
                                sql),
                        PlatformFixture.settings(database, clock),
                        sql,
                        clock,
                        Optional.of(wanted),
                        Optional.of(embedded));
        return database.inTransaction(demonstration::setUpOnce);
    }

    private long count(String table) {
        return sql.number("select count(*) from " + table);
    }
}
