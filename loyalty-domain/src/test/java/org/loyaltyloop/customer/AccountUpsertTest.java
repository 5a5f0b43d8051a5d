package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class AccountUpsertTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor SYSTEM = Actor.system("test");

    private final CustomerFixture customers = new CustomerFixture(DATABASE, new MovableClock());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        customers.empty();
    }

    @Test
    void unknownNamesAreOpenedKnownOnesUpdatedAndEqualOnesLeftAlone() {
        List<UpsertAccount> first = List.of(named("A", "technology"), named("B", "retail"));
        assertThat(outcomes(first)).containsOnly(Upserted.Outcome.CREATED);

        List<UpsertAccount> second =
                List.of(named("B", "retail"), named("A", "health"), named("C", "retail"));
        assertThat(outcomes(second))
                .containsExactly(
                        Upserted.Outcome.UNCHANGED,
                        Upserted.Outcome.UPDATED,
                        Upserted.Outcome.CREATED);
        assertThat(sector("A")).contains("health");
        assertThat(outcomes(second)).containsOnly(Upserted.Outcome.UNCHANGED);
    }

    @Test
    void fieldsThatAreNotGivenKeepTheirValue() {
        outcomes(List.of(named("A", "technology")));

        UpsertAccount phoneOnly =
                new UpsertAccount(
                        new Reference("erp", "A"),
                        AccountKind.ORGANISATION,
                        AccountDetails.named("ignored").withPhone(Optional.of("+31 38 4217710")),
                        EnumSet.of(AccountField.PHONE));
        outcomes(List.of(phoneOnly));

        AccountDetails details = read("A").details();
        assertThat(details.name()).isEqualTo("A");
        assertThat(details.sector()).contains("technology");
        assertThat(details.phone()).contains("+31 38 4217710");
    }

    @Test
    void aNameThatComesTwiceIsDealtWithTwice() {
        assertThat(
                        outcomes(
                                List.of(
                                        named("A", "technology"),
                                        named("A", "retail"),
                                        named("A", "retail"))))
                .containsExactly(
                        Upserted.Outcome.CREATED,
                        Upserted.Outcome.UPDATED,
                        Upserted.Outcome.UNCHANGED);
        assertThat(sector("A")).contains("retail");
    }

    @Test
    void whatTheActorMayNotChangeIsRefusedWithoutHarmToTheRest() {
        outcomes(List.of(named("A", "technology")));
        DATABASE.sql()
                .update("update customer.account set team_id = ?", customers.team("North").value());
        Actor stranger =
                Actor.user(
                        customers.user("stranger"),
                        "S",
                        Set.of(Role.ACCOUNT_MANAGER),
                        Optional.empty());

        List<Upserted> outcomes =
                DATABASE.inTransaction(
                        () ->
                                customers
                                        .accounts()
                                        .upsertAll(
                                                stranger,
                                                List.of(named("A", "x"), named("B", "y"))));

        assertThat(outcomes)
                .extracting(Upserted::outcome)
                .containsExactly(Upserted.Outcome.REFUSED, Upserted.Outcome.CREATED);
        assertThat(sector("A")).contains("technology");
    }

    @Test
    void partsMayHangUnderEachOtherButNotInACircle() {
        outcomes(List.of(named("A", "x"), named("B", "x")));
        UpsertAccount under = hanging("A", read("B").id());
        UpsertAccount back = hanging("B", read("A").id());

        assertThatThrownBy(() -> outcomes(List.of(under, back)))
                .hasMessage("parent: parent_in_circle");
        assertThat(outcomes(List.of(under))).containsExactly(Upserted.Outcome.UPDATED);
    }

    @Test
    void twoSendersWhoNameTheSameUnknownAccountsOpenEachOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<NewByRef> wanted = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                wanted.add(
                        new NewByRef(
                                new Reference("erp", "R-" + i),
                                "R " + i,
                                AccountKind.ORGANISATION));
            }
            List<NewByRef> reversed = new ArrayList<>(wanted);
            Collections.reverse(reversed);
            List<Callable<Integer>> senders =
                    List.of(
                            () -> create(wanted),
                            () -> create(reversed),
                            () -> create(wanted),
                            () -> create(reversed));
            int made = 0;
            for (Future<Integer> sender : threads.invokeAll(senders)) {
                made += sender.get();
            }
            assertThat(made).isEqualTo(200);
            assertThat(DATABASE.sql().number("select count(*) from customer.account"))
                    .isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNewAccountComesWithEverythingGivenAndIsToldOnce() {
        TeamId north = customers.team("North");
        AccountDetails details =
                AccountDetails.named("Acme")
                        .withTeam(Optional.of(north))
                        .withEmployees(Optional.of(12))
                        .withAnnualRevenue(Optional.of(new BigDecimal("1100.04")), "USD")
                        .withPhone(Optional.of("038 421 77 10"))
                        .withCustomerSince(Optional.of(LocalDate.of(1996, 1, 1)))
                        .withAddresses(
                                List.of(
                                        new Address(
                                                Address.Kind.VISIT,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of("Zwolle"),
                                                Optional.empty())));

        UpsertAccount command =
                new UpsertAccount(
                        new Reference("erp", "Acme"),
                        AccountKind.ORGANISATION,
                        details,
                        EnumSet.allOf(AccountField.class));

        assertThat(outcomes(List.of(command))).containsExactly(Upserted.Outcome.CREATED);
        assertThat(read("Acme").details()).isEqualTo(details);
        assertThat(customers.emitted(AccountsOpened.class))
                .containsExactly(new AccountsOpened(List.of(read("Acme").id())));
        assertThat(customers.emitted(AccountChanged.class)).isEmpty();
        assertThat(outcomes(List.of(command))).containsExactly(Upserted.Outcome.UNCHANGED);
    }

    @Test
    void twoSendersWhoUpsertTheSameUnknownAccountAgreeOnOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<UpsertAccount> commands = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                commands.add(named("R" + i, "retail"));
            }
            Callable<List<Upserted.Outcome>> sender = () -> outcomes(commands);
            List<Upserted.Outcome> both = new ArrayList<>();
            for (Future<List<Upserted.Outcome>> answer :
                    threads.invokeAll(List.of(sender, sender))) {
                both.addAll(answer.get());
            }
            assertThat(both).filteredOn(Upserted.Outcome.CREATED::equals).hasSize(50);
            assertThat(both).filteredOn(Upserted.Outcome.UNCHANGED::equals).hasSize(50);
        } finally {
            threads.shutdownNow();
        }
    }

    private int create(List<NewByRef> wanted) {
        return DATABASE.inTransaction(() -> customers.directory().createMissing(SYSTEM, wanted));
    }

    private List<Upserted.Outcome> outcomes(List<UpsertAccount> commands) {
        return DATABASE
                .inTransaction(() -> customers.accounts().upsertAll(SYSTEM, commands))
                .stream()
                .map(Upserted::outcome)
                .toList();
    }

    private UpsertAccount named(String name, String sector) {
        return new UpsertAccount(
                new Reference("erp", name),
                AccountKind.ORGANISATION,
                AccountDetails.named(name).withSector(Optional.of(sector)),
                EnumSet.of(AccountField.NAME, AccountField.SECTOR));
    }

    private UpsertAccount hanging(String name, AccountId parent) {
        return new UpsertAccount(
                new Reference("erp", name),
                AccountKind.ORGANISATION,
                AccountDetails.named(name).withParent(Optional.of(parent)),
                EnumSet.of(AccountField.PARENT));
    }

    private AccountView read(String ref) {
        return customers.read(customers.living(new Reference("erp", ref)).orElseThrow());
    }

    private Optional<String> sector(String ref) {
        return read(ref).details().sector();
    }
}
