package org.loyaltyloop.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountDirectory;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.customer.DirectoryFixture;
import org.loyaltyloop.journey.Bought;
import org.loyaltyloop.journey.JourneyFixture;
import org.loyaltyloop.journey.JourneyView;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.Period;
import org.loyaltyloop.kernel.Slice;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.kernel.TieFactsChanged;
import org.loyaltyloop.platform.Database;
import org.loyaltyloop.platform.PlatformFixture;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DirectEvent;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;
import org.loyaltyloop.touchpoint.TouchpointFixture;
import org.loyaltyloop.touchpoint.Touchpoints;

/** Today is 2 March 2026. */
class ContractsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final DomainDatabase database = new DomainDatabase();
    private final MovableClock clock = new MovableClock();
    private final Database sql = database.sql();
    private final DirectoryFixture customers = new DirectoryFixture(sql, clock);
    private final JourneyFixture journeys = new JourneyFixture(sql);
    private final AccountDirectory directory = customers.directory();
    private final Touchpoints touchpoints =
            TouchpointFixture.touchpoints(
                    sql,
                    clock,
                    directory,
                    DirectEvent.to(journeys::on),
                    DirectEvent.to(journeys::on),
                    DirectEvent.to(journeys::on));
    private final List<TieFactsChanged> ties = new ArrayList<>();
    private final Contracts contracts =
            ContractFixture.contracts(
                    sql, clock, directory, touchpoints, DirectEvent.to(ties::add));
    private final ContractQueries queries = ContractFixture.queries(sql, clock);
    private final TeamId north = customers.team("North");
    private final Actor anna = manager(north);
    private final Actor cleo = manager(customers.team("South"));
    private final AccountId account = customers.account("Kade Papier", Optional.of(north));
    private int made;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDraftTellsNothingAndSigningItIsAPurchase() {
        ContractId id = make(yearFrom(TODAY), Optional.empty());
        assertThat(told()).isEmpty();
        assertThat(see(id).status()).isEqualTo(ContractStatus.DRAFT);

        database.inTransaction(() -> contracts.sign(anna, id, 1, TODAY));

        assertThat(told()).containsExactly("CONTRACT_SIGNED CON-" + see(id).number());
        assertThat(see(id).status()).isEqualTo(ContractStatus.RUNNING);
        assertThat(headline().bought()).isEqualTo(Bought.YES);
    }

    @Test
    void whatIsMadeTwiceUnderOneNameIsOneContractAndOnePurchase() {
        MakeContract command = new MakeContract(yearFrom(TODAY), Optional.of(TODAY), "erp", "F-1");
        Contracts.Made first = database.inTransaction(() -> contracts.make(anna, command));
        Contracts.Made again = database.inTransaction(() -> contracts.make(anna, command));

        assertThat(again).isEqualTo(new Contracts.Made(first.id(), false));
        assertThat(told()).hasSize(1);
    }

    @Test
    void aRenewalIsAnotherPurchaseAndTakingItBackLeavesNone() {
        ContractId id = signed(yearFrom(TODAY.minusMonths(11)));
        LocalDate end = see(id).endsOn().orElseThrow();

        database.inTransaction(
                () ->
                        contracts.renew(
                                anna,
                                new RenewContract(
                                        id,
                                        1,
                                        TODAY,
                                        Optional.of(end.plusYears(1)),
                                        worth("1500", "EUR"))));
        assertThat(told())
                .containsExactly(
                        "CONTRACT_SIGNED CON-" + see(id).number(),
                        "CONTRACT_RENEWED CON-" + see(id).number() + "/" + end.plusDays(1));
        assertThat(see(id).renewals()).isOne();
        assertThat(headline().lap()).isEqualTo(2);

        database.inTransaction(() -> contracts.undoRenewal(anna, id, 2));
        assertThat(told()).hasSize(1);
        assertThat(see(id).endsOn()).contains(end);
        assertThat(see(id).worth()).isEqualTo(worth("1200.00", "EUR"));
        assertThat(headline().lap()).isOne();
    }

    @Test
    void noticeIsToldWithoutMovingAnybodyAndCanBeTakenBack() {
        ContractId id = signed(yearFrom(TODAY.minusMonths(6)));
        JourneyView before = headline();

        terminate(id, 1, TODAY.plusDays(30));
        assertThat(told()).hasSize(2).last().asString().startsWith("CONTRACT_ENDED");
        assertThat(see(id).status()).isEqualTo(ContractStatus.NOTICE);
        assertThat(headline().lap()).isEqualTo(before.lap());
        assertThat(headline().reachedAt()).isEqualTo(before.reachedAt());

        clock.advance(Duration.ofDays(31));
        assertThat(see(id).status()).isEqualTo(ContractStatus.TERMINATED);

        database.inTransaction(() -> contracts.reinstate(anna, id, 2));
        assertThat(told()).hasSize(1);
        assertThat(see(id).status()).isEqualTo(ContractStatus.RUNNING);
    }

    @Test
    void whatRenewsByItselfDoesSoOnceATermAndIsAPurchaseEachTime() {
        ContractId id =
                signed(
                        new ContractDetails(
                                AccountKey.of(account),
                                ContractKind.SUBSCRIPTION,
                                "Coffee",
                                Optional.empty(),
                                Optional.empty(),
                                TODAY.minusMonths(5),
                                Optional.of(TODAY.minusMonths(3)),
                                worth("1200", "EUR"),
                                Optional.empty(),
                                RenewalKind.AUTOMATIC,
                                Optional.of(2),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        closeTerms();
        assertThat(see(id).status()).isEqualTo(ContractStatus.RUNNING);
        assertThat(see(id).renewals()).isEqualTo(2);
        assertThat(told()).hasSize(3).element(2).asString().startsWith("SUBSCRIPTION_RENEWED");

        closeTerms();
        assertThat(told()).hasSize(3);
    }

    @Test
    void aTermThatIsOverIsToldOnceAndARenewalAfterAllTakesItBack() {
        ContractId id = signed(yearFrom(TODAY.minusYears(1).minusDays(5)));
        closeTerms();
        closeTerms();
        assertThat(told()).hasSize(2).element(1).asString().startsWith("CONTRACT_ENDED");

        database.inTransaction(
                () ->
                        contracts.renew(
                                anna,
                                new RenewContract(
                                        id,
                                        1,
                                        TODAY,
                                        Optional.of(TODAY.plusYears(1)),
                                        worth("1200", "EUR"))));
        assertThat(told()).hasSize(2).element(1).asString().startsWith("CONTRACT_RENEWED");
        assertThat(see(id).status()).isEqualTo(ContractStatus.RUNNING);
    }

    @Test
    void anotherAccountTakesTheTouchpointsAlong() {
        AccountId right = customers.account("Kade Drukwerk", Optional.of(north));
        ContractId id = signed(yearFrom(TODAY));

        database.inTransaction(
                () -> contracts.change(anna, id, 1, details(right, TODAY, "1200", "EUR")));

        assertThat(
                        sql.list(
                                "select account_id from touchpoint.v_touchpoint where source = 'contract'",
                                row -> row.uuid("account_id")))
                .containsExactly(right.value());
        assertThat(ties.stream().flatMap(t -> t.accounts().stream()))
                .contains(account.value(), right.value());
    }

    @Test
    void removingLeavesNothing() {
        ContractId id = signed(yearFrom(TODAY));
        database.inTransaction(() -> contracts.remove(anna, id, 1));
        assertThat(queries.find(id)).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void whoSawAnOlderVersionIsRefused() {
        ContractId id = signed(yearFrom(TODAY));
        terminate(id, 1, TODAY.plusDays(30));
        assertThatThrownBy(() -> terminate(id, 1, TODAY.plusDays(60)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void anotherTeamsAccountIsNotTheirs() {
        ContractId id = signed(yearFrom(TODAY));
        assertThatThrownBy(() -> database.inTransaction(() -> contracts.sign(cleo, id, 1, TODAY)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void whatCannotBeIsRefusedInClearWords() {
        assertThatThrownBy(
                        () ->
                                new ContractDetails(
                                        AccountKey.of(account),
                                        ContractKind.CONTRACT,
                                        "Backwards",
                                        Optional.empty(),
                                        Optional.empty(),
                                        TODAY,
                                        Optional.of(TODAY.minusDays(1)),
                                        worth("1", "EUR"),
                                        Optional.empty(),
                                        RenewalKind.NONE,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                .satisfies(e -> assertBroken(e, ContractRule.ENDS_BEFORE_START));
        assertThatThrownBy(() -> make(yearFrom(TODAY), Optional.of(TODAY.plusDays(1))))
                .satisfies(e -> assertBroken(e, ContractRule.NOT_YET));
        ContractId id = signed(yearFrom(TODAY));
        assertThatThrownBy(() -> terminate(id, 1, TODAY.plusYears(2)))
                .satisfies(e -> assertBroken(e, ContractRule.AFTER_THE_END));
    }

    @Test
    void aListGoesOnWhereItsPartEnded() {
        for (int i = 0; i < 5; i++) {
            signed(yearFrom(TODAY.minusDays(i % 2)));
        }
        List<ContractId> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Slice<ContractView> part = queries.list(ContractFilter.ALL, cursor, 2);
            part.items().forEach(row -> seen.add(row.id()));
            cursor = part.next();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(queries.count(ContractFilter.ALL)).isEqualTo(5);
        assertThat(queries.list(ContractFilter.of(account), Optional.empty(), 10).items())
                .hasSize(5);
    }

    @Test
    void everyStatusFindsTheContractsThatHaveIt() {
        ContractId draft = make(yearFrom(TODAY), Optional.empty());
        ContractId running = signed(yearFrom(TODAY));
        ContractId ended = signed(yearFrom(TODAY.minusYears(2)));
        ContractId notice = signed(yearFrom(TODAY));
        terminate(notice, 1, TODAY);
        ContractId over = signed(yearFrom(TODAY.minusDays(9)));
        terminate(over, 1, TODAY.minusDays(1));
        List<ContractId> expected = List.of(draft, running, notice, ended, over);
        for (ContractStatus status : ContractStatus.values()) {
            ContractFilter filter =
                    new ContractFilter(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(status),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            assertThat(queries.list(filter, Optional.empty(), 10).items())
                    .as(status.name())
                    .singleElement()
                    .satisfies(row -> assertThat(row.status()).isEqualTo(status))
                    .satisfies(
                            row -> assertThat(row.id()).isEqualTo(expected.get(status.ordinal())));
        }
    }

    @Test
    void whatIsOverIsLeftOutOfWhatMayEndFromToday() {
        make(yearFrom(TODAY), Optional.empty());
        signed(yearFrom(TODAY));
        signed(yearFrom(TODAY.minusYears(2)));
        ContractFilter current =
                new ContractFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(TODAY),
                        Optional.empty());
        assertThat(queries.count(ContractFilter.ALL)).isEqualTo(3);
        assertThat(queries.count(current)).isEqualTo(2);
        assertThat(queries.list(current, Optional.empty(), 10).items())
                .extracting(ContractView::status)
                .containsExactlyInAnyOrder(ContractStatus.DRAFT, ContractStatus.RUNNING);
    }

    @Test
    void retentionFollowsTermsAndShowsApartWhatHasNoRate() {
        ContractId grown = signed(yearFrom(TODAY.minusMonths(6)));
        AccountId lost = customers.account("Lost", Optional.of(north));
        signed(details(lost, TODAY.minusMonths(12).minusDays(40), "800", "EUR"));
        signed(details(lost, TODAY.minusMonths(8), "300", "SEK"));
        LocalDate end = see(grown).endsOn().orElseThrow();
        database.inTransaction(
                () ->
                        contracts.renew(
                                anna,
                                new RenewContract(
                                        grown,
                                        1,
                                        TODAY,
                                        Optional.of(end.plusYears(1)),
                                        worth("1500", "EUR"))));

        Retention kept = queries.retention(new Period(TODAY.minusDays(60), end.plusDays(1)));

        assertThat(kept.before()).isEqualByComparingTo("2000");
        assertThat(kept.kept()).isEqualByComparingTo("1200");
        assertThat(kept.after()).isEqualByComparingTo("1500");
        Period period = new Period(TODAY.minusDays(60), end.plusDays(1));
        assertThat(queries.retained(period, RetentionPart.COHORT, 10))
                .extracting(AccountRetention::name)
                .containsExactly("Lost", "Kade Papier");
        assertThat(queries.retained(period, RetentionPart.COHORT, 1)).hasSize(1);
        assertThat(queries.retained(period, RetentionPart.LOST, 10))
                .extracting(AccountRetention::name)
                .containsExactly("Lost");
        assertThat(queries.retained(period, RetentionPart.GROWN, 10))
                .singleElement()
                .satisfies(one -> assertThat(one.change()).isEqualByComparingTo("300"));
        assertThat(queries.retained(period, RetentionPart.NEW, 10)).isEmpty();

        assertThat(kept.gross()).hasValue(0.6);
        assertThat(kept.net()).hasValue(0.75);
        assertThat(kept.unrated()).containsOnlyKeys("SEK");
        assertThat(kept.unrated().get("SEK")).isEqualByComparingTo("300");

        PlatformFixture.settings(sql, clock)
                .set(Actor.system("test").author(), "money.rate.SEK", "0.1");
        assertThat(
                        ContractFixture.queries(sql, clock)
                                .retention(new Period(TODAY.minusDays(60), end.plusDays(1)))
                                .before())
                .isEqualByComparingTo("2030");
    }

    @Test
    void whatTiesIsPublishedAndKnowsItsLastDay() {
        ContractId id = signed(yearFrom(TODAY.minusDays(9)));
        assertThat(tieKinds()).containsExactly("CONTRACT", "DISCOUNT", "NOTICE_PERIOD");
        terminate(id, 1, TODAY.plusDays(5));
        assertThat(
                        sql.list(
                                "select distinct valid_until from contract.v_tie_fact",
                                row -> row.date("valid_until")))
                .containsExactly(TODAY.plusDays(5));
    }

    private void closeTerms() {
        while (database.inTransaction(() -> contracts.closeTerms(Actor.system("test"))) > 0) {
            // The next term may be over too.
        }
    }

    private List<String> tieKinds() {
        return sql.list(
                "select f.fact_kind from contract.v_tie_fact f join contract.v_tie_fact_kind k using (fact_kind) order by 1",
                row -> row.text("fact_kind"));
    }

    private static void assertBroken(Throwable thrown, ContractRule rule) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        BusinessRuleViolation.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private Actor manager(TeamId team) {
        return Actor.user(
                UserId.next(), "manager", Set.of(Role.ACCOUNT_MANAGER), Optional.of(team));
    }

    private static Worth worth(String amount, String currency) {
        return new Worth(Optional.of(new BigDecimal(amount)), ValuePer.YEAR, currency);
    }

    private ContractDetails yearFrom(LocalDate start) {
        return details(account, start, "1200", "EUR");
    }

    private static ContractDetails details(
            AccountId account, LocalDate start, String amount, String currency) {
        return new ContractDetails(
                AccountKey.of(account),
                ContractKind.CONTRACT,
                "Framework contract",
                Optional.empty(),
                Optional.empty(),
                start,
                Optional.of(start.plusYears(1).minusDays(1)),
                worth(amount, currency),
                Optional.of(new BigDecimal("7.5")),
                RenewalKind.BY_AGREEMENT,
                Optional.empty(),
                Optional.of(60),
                Optional.empty(),
                Optional.empty());
    }

    private ContractId make(ContractDetails details, Optional<LocalDate> signedOn) {
        return database.inTransaction(
                        () ->
                                contracts.make(
                                        anna,
                                        new MakeContract(details, signedOn, "test", "c-" + made++)))
                .id();
    }

    private ContractId signed(ContractDetails details) {
        return make(details, Optional.of(details.startsOn()));
    }

    private void terminate(ContractId id, int seen, LocalDate lastDay) {
        database.inTransaction(
                () ->
                        contracts.terminate(
                                anna,
                                new TerminateContract(id, seen, TODAY, lastDay, "Too expensive")));
    }

    private ContractView see(ContractId id) {
        return queries.find(id).orElseThrow();
    }

    private List<String> told() {
        return sql.list(
                "select type || ' ' || order_ref as told from touchpoint.v_touchpoint where source = 'contract' order by occurred_at, recorded_at, external_id",
                row -> row.text("told"));
    }

    private JourneyView headline() {
        return journeys.queries(clock).of(account).get(0);
    }
}
