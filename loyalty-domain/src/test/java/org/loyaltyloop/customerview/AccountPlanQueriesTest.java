package org.loyaltyloop.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.contract.ContractFixture;
import org.loyaltyloop.conversation.ConversationWorld;
import org.loyaltyloop.conversation.Promise;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customerview.AccountPlan.Standing;
import org.loyaltyloop.offering.OfferingFixture;
import org.loyaltyloop.offering.ProductLineId;
import org.loyaltyloop.touchpoint.TouchpointDraft;

/** A plan says what an account has, could have, and what is to be done. */
@Tag("database")
class AccountPlanQueriesTest {

    private final ConversationWorld world = new ConversationWorld();
    private final AccountPlanQueries plans =
            new AccountPlanQueries(
                    world.sql, ContractFixture.queries(world.sql, world.clock), world.clock);
    private final AccountId account = world.account("Verkerk");
    private final ProductLineId paper = OfferingFixture.line(world.sql, "PAPER");
    private final ProductLineId print = OfferingFixture.line(world.sql, "PRINT");
    private final ProductLineId coffee = OfferingFixture.line(world.sql, "COFFEE");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ofAnAccountThatNobodyKnowsThereIsNone() {
        assertThat(plans.of(AccountId.next())).isEmpty();
    }

    @Test
    void withoutAnythingEveryLineInUseIsWhiteSpace() {
        world.sql.update("update offering.product_line set active = false where code = 'COFFEE'");

        AccountPlan plan = plan();

        assertThat(plan.has()).isEmpty();
        assertThat(codes(plan.could())).contains("PAPER", "PRINT").doesNotContain("COFFEE");
        assertThat(plan.could()).allMatch(line -> line.standing() == Standing.OPEN);
        assertThat(plan.talks().nothing()).isTrue();
        assertThat(plan.contracts()).isEmpty();
        assertThat(plan.agenda().next()).isEmpty();
    }

    @Test
    void whatItHasComesFromContractsInForceAndFromOrders() {
        agree(paper, world.today().minusYears(2), world.today().minusDays(1));
        order("PAPER", "O-1");
        order("PAPER", "O-1");
        order("PAPER", "O-2");
        agree(print, world.today().minusYears(2), world.today());
        world.sql.update("update offering.product_line set active = false where code = 'PRINT'");

        AccountPlan plan = plan();

        AccountPlan.Line bought = line(plan, "PAPER");
        assertThat(bought.standing()).isEqualTo(Standing.BOUGHT);
        assertThat(bought.orders()).isEqualTo(2);
        assertThat(bought.lastBoughtAt()).isPresent();
        assertThat(line(plan, "PRINT").standing()).isEqualTo(Standing.AGREED);
        assertThat(line(plan, "COFFEE").standing()).isEqualTo(Standing.OPEN);
        assertThat(plan.contracts()).hasSize(1);
    }

    @Test
    void anOpenOpportunityBringsALineInSight() {
        world.sql.update(
                """
                insert into opportunity.opportunity (id, name, account_id, phase, phase_since, line_id, opened_at, source,
                    external_id, created_at, updated_at, author)
                select ?, 'Coffee corner', ?, p.code, now(), ?, now(), 'test', '1', now(), now(), 'test'
                from opportunity.phase p where p.kind = 'OPEN' order by p.sort limit 1
                """,
                UUID.randomUUID(),
                account.value(),
                coffee.value());

        assertThat(line(plan(), "COFFEE").standing()).isEqualTo(Standing.IN_SIGHT);
        assertThat(codes(plan().could())).contains("COFFEE");
    }

    @Test
    void promisesAndPeopleStandInIt() {
        world.contact(account, "Marieke");
        world.promise(account, Promise.ours("Send samples", world.user(), world.today()));

        assertThat(plan().people()).extracting(CustomerView.ContactRow::name).hasSize(1);
        assertThat(plan().talks().ours())
                .extracting(CustomerTalks.PromiseLine::what)
                .containsExactly("Send samples");
    }

    private AccountPlan plan() {
        return plans.of(account).orElseThrow();
    }

    private static AccountPlan.Line line(AccountPlan plan, String code) {
        return plan.shelf().stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<AccountPlan.Line> lines) {
        return lines.stream().map(AccountPlan.Line::code).toList();
    }

    private void order(String line, String orderRef) {
        world.database.inTransaction(
                () ->
                        world.touchpoints.record(
                                world.sanne,
                                new TouchpointDraft()
                                        .account(account)
                                        .type("ORDER_PLACED")
                                        .offering(line)
                                        .orderRef(orderRef)
                                        .occurredAt(world.now().minus(Duration.ofDays(3)))
                                        .known("test", UUID.randomUUID().toString())
                                        .toCommand()));
    }

    private void agree(ProductLineId line, LocalDate from, LocalDate until) {
        world.sql.update(
                """
                insert into contract.contract (id, number, account_id, kind, name, line_id, signed_on, starts_on, ends_on,
                    per, currency, renewal, order_ref, source, external_id, created_at, updated_at, author)
                values (?, nextval('contract.contract_number'), ?, 'CONTRACT', 'Agreed', ?, ?, ?, ?, 'YEAR', 'EUR', 'NONE',
                    'C', 'test', ?, now(), now(), 'test')
                """,
                UUID.randomUUID(),
                account.value(),
                line.value(),
                from,
                from,
                until,
                UUID.randomUUID().toString());
    }
}
