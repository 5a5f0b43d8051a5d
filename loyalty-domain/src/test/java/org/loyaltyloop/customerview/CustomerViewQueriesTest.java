package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.binding.BindingFixture;
import org.loyaltyloop.contract.ContractFixture;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.CustomerView.Answer;
import org.loyaltyloop.customerview.CustomerView.ContactRow;
import org.loyaltyloop.customerview.CustomerView.DepartmentCount;
import org.loyaltyloop.customerview.CustomerView.ProfileRow;
import org.loyaltyloop.customerview.CustomerView.ReferenceRow;
import org.loyaltyloop.touchpoint.Department;

class CustomerViewQueriesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final Customers customers = new Customers();
    private final CustomerViewQueries views =
            new CustomerViewQueries(
                    customers.database(),
                    BindingFixture.queries(customers.database(), Clock.fixed(NOW, ZoneOffset.UTC)),
                    ContractFixture.queries(customers.database(), Clock.fixed(NOW, ZoneOffset.UTC)),
                    Clock.fixed(NOW, ZoneOffset.UTC));
    private final UUID account = customers.account("Bouwgroep Van 't Hoff & Zn. B.V.");

    @AfterEach
    void gone() {
        customers.close();
    }

    @Test
    void anUnknownAccountHasNoView() {
        assertThat(views.of(AccountId.next())).isEmpty();
    }

    @Test
    void anAccountOfWhichOnlyTheNameIsKnownHasAnEmptyView() {
        CustomerView view = view();

        assertThat(view.header().name()).isEqualTo("Bouwgroep Van 't Hoff & Zn. B.V.");
        assertThat(view.header().merged()).isFalse();
        assertThat(view.contacts()).isEmpty();
        assertThat(view.figures().touchpoints()).isZero();
        assertThat(view.figures().busiest()).isZero();
        assertThat(view.likelyContact()).isEmpty();
    }

    @Test
    void openOpportunitiesStandInItTheNextToBeDecidedFirst() {
        UUID loser = customers.account("Van 't Hoff Wegenbouw");
        opportunity(account, "No date", "OPEN", null);
        opportunity(loser, "Soon", "OPEN", "2026-05-31");
        opportunity(account, "Later", "OPEN", "2026-07-01");
        opportunity(account, "Won", "WON", "2026-05-01");
        opportunity(customers.account("Somebody else"), "Other", "OPEN", "2026-06-02");
        customers.merged(loser, account);

        CustomerView view = view();

        assertThat(view.opportunities())
                .extracting(OpportunityLine::name)
                .containsExactly("Soon", "Later", "No date");
        assertThat(view.opportunities().get(0).overdueOn(LocalDate.parse("2026-06-01"))).isTrue();
        assertThat(view.opportunities().get(1).overdueOn(LocalDate.parse("2026-07-01"))).isFalse();
        assertThat(view.opportunities().get(2).overdueOn(LocalDate.MAX)).isFalse();
    }

    private void opportunity(UUID at, String name, String kind, @Nullable String expected) {
        customers
                .database()
                .update(
                        """
                        insert into opportunity.opportunity (id, name, account_id, phase, phase_since, expected_close,
                            opened_at, closed_at, source, external_id, created_at, updated_at, author)
                        select ?, ?, ?, p.code, now(), ?::date, now(), case when p.kind <> 'OPEN' then now() end, 'test', ?,
                               now(), now(), 'test'
                        from opportunity.phase p where p.kind = ? order by p.sort limit 1
                        """,
                        UUID.randomUUID(),
                        name,
                        at,
                        expected,
                        name,
                        kind);
    }

    @Test
    void aMergedAccountAnswersWithItsSurvivorAndBringsItsReferencesAndFacts() {
        UUID loser = customers.account("Van 't Hoff Bouw");
        customers.reference(loser, "erp", "L-1");
        customers.reference(account, "erp", "S-1");
        customers.fact(loser, "BUILD_SITES", "9", "2026-01-01");
        customers.touchpoint(
                loser, Optional.empty(), "ORDER_PLACED", NOW.minus(Duration.ofDays(3)));
        customers.merged(loser, account);

        CustomerView view = views.of(new AccountId(loser)).orElseThrow();

        assertThat(view.header().id()).isEqualTo(new AccountId(account));
        assertThat(view.header().merged()).isTrue();
        assertThat(view.header().askedForName()).isEqualTo("Van 't Hoff Bouw");
        assertThat(view.references())
                .containsExactly(new ReferenceRow("erp", "L-1"), new ReferenceRow("erp", "S-1"));
        assertThat(view.profile()).extracting(ProfileRow::value).containsExactly("9");
        assertThat(view.figures().purchases()).isEqualTo(1);
    }

    @Test
    void theNewestObservationOfAnAttributeCounts() {
        customers.fact(account, "BUILD_SITES", "11", "2026-05-01");
        customers.fact(account, "BUILD_SITES", "7", "2025-05-01");
        customers.fact(account, "INVOICE", "UBL", "2024-05-01");

        assertThat(view().profile()).extracting(ProfileRow::value).containsExactly("11", "UBL");
    }

    @Test
    void thePrimaryContactStandsFirstAndIsTheLikelyOne() {
        UUID anne = customers.contact("Anne", "", "Bakker", Optional.of(account));
        UUID zoe = customers.contact("Zoë", "van der", "Zee", Optional.of(account));
        customers.primary(account, zoe);

        assertThat(view().contacts())
                .extracting(ContactRow::name)
                .containsExactly("Zoë van der Zee", "Anne Bakker");
        assertThat(view().likelyContact().orElseThrow().id().value()).isEqualTo(zoe);
        assertThat(anne).isNotEqualTo(zoe);
    }

    @Test
    void withoutAPrimaryContactWhoeverWasInTouchLastIsTheLikelyOne() {
        UUID anne = customers.contact("Anne", "", "Bakker", Optional.of(account));
        UUID ruud = customers.contact("Ruud", "op den", "Camp", Optional.of(account));
        customers.touchpoint(account, Optional.of(anne), "QUESTION", NOW.minus(Duration.ofDays(9)));
        customers.touchpoint(
                account, Optional.of(ruud), "ORDER_PLACED", NOW.minus(Duration.ofDays(4)));
        customers.touchpoint(account, Optional.of(anne), "QUESTION", NOW.minus(Duration.ofDays(8)));

        ContactRow likely = view().likelyContact().orElseThrow();

        assertThat(likely.id().value()).isEqualTo(ruud);
        assertThat(likely.lastTouch().orElseThrow().type()).isEqualTo("ORDER_PLACED");
    }

    @Test
    void figuresCountTheLastTwelveMonthsAndLeaveOutWhatWasWithdrawn() {
        customers.touchpoint(
                account, Optional.empty(), "ORDER_PLACED", NOW.minus(Duration.ofDays(400)));
        customers.touchpoint(
                account, Optional.empty(), "ORDER_PLACED", NOW.minus(Duration.ofDays(30)));
        customers.touchpoint(
                account, Optional.empty(), "COMPLAINT", NOW.minus(Duration.ofDays(20)));
        customers.touchpoint(account, Optional.empty(), "QUESTION", NOW.minus(Duration.ofDays(10)));
        customers.touchpoint(
                account, Optional.empty(), "TECHNICIAN_VISIT", NOW.minus(Duration.ofDays(5)));
        customers.withdrawn(customers.touchpoint(account, Optional.empty(), "ORDER_PLACED", NOW));

        CustomerView.Figures figures = view().figures();

        assertThat(figures.touchpoints()).isEqualTo(5);
        assertThat(figures.touchpointsOfYear()).isEqualTo(4);
        assertThat(figures.purchases()).isEqualTo(1);
        assertThat(figures.helpAsked()).isEqualTo(2);
        assertThat(figures.lastPurchaseAt()).contains(NOW.minus(Duration.ofDays(30)));
        assertThat(figures.departments())
                .containsExactly(
                        new DepartmentCount(Department.SERVICE, 3),
                        new DepartmentCount(Department.SALES, 1));
        assertThat(figures.busiest()).isEqualTo(3);
    }

    @Test
    void aDealThatSeveralSystemsTellOfIsOnePurchase() {
        for (String type : new String[] {"ORDER_PLACED", "OPPORTUNITY_WON", "CONTRACT_SIGNED"}) {
            customers.ordered(customers.touchpoint(account, Optional.empty(), type, NOW), "SO-1");
        }
        customers.touchpoint(account, Optional.empty(), "ORDER_PLACED", NOW);

        assertThat(view().figures().purchases()).isEqualTo(2);
    }

    @Test
    void theLatestAnswerOfEachMetricIsShown() {
        Instant earlier = NOW.minus(Duration.ofDays(90));
        Instant later = NOW.minus(Duration.ofDays(2));
        customers.answered(
                customers.touchpoint(account, Optional.empty(), "SURVEY_ANSWERED", earlier),
                "NPS",
                4);
        customers.answered(
                customers.touchpoint(account, Optional.empty(), "SURVEY_ANSWERED", later),
                "NPS",
                9);
        customers.answered(
                customers.touchpoint(account, Optional.empty(), "SURVEY_ANSWERED", earlier),
                "CES2",
                6);

        assertThat(view().figures().answers())
                .containsExactly(new Answer("NPS", 9, later), new Answer("CES2", 6, earlier));
    }

    private CustomerView view() {
        return views.of(new AccountId(account)).orElseThrow();
    }
}
