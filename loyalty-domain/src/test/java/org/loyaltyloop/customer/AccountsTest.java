package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.kernel.BusinessRuleViolation;
import org.loyaltyloop.kernel.NotFound;
import org.loyaltyloop.kernel.StaleVersion;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class AccountsTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
    private static final Actor SYSTEM = Actor.system("test");
    private static final Reference ERP = new Reference("erp", "C-1");

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
    void everythingSaidOfAnAccountIsKept() {
        AccountDetails details =
                AccountDetails.named("Bouwgroep Van 't Hoff & Zn. 🏗")
                        .withSector(Optional.of("construction"))
                        .withEmployees(Optional.of(240))
                        .withAnnualRevenue(Optional.of(new BigDecimal("12500000.50")), "EUR")
                        .withEmail(Optional.of("info@vanthoff.example"))
                        .withPhone(Optional.of("038 421 77 10"))
                        .withWebsite(Optional.of("www.vanthoff.example"))
                        .withOwner(Optional.of(customers.user("sales")))
                        .withTeam(Optional.of(customers.team("North")))
                        .withAddresses(
                                List.of(
                                        new Address(
                                                Address.Kind.VISIT,
                                                Optional.of("Handelsweg 4"),
                                                Optional.of("8000 AA"),
                                                Optional.of("Zwolle"),
                                                Optional.of("NL"))));

        AccountView account = customers.read(customers.open(details, ERP));

        assertThat(account.details()).isEqualTo(details);
        assertThat(account.references()).containsExactly(ERP);
        assertThat(account.number()).isPositive();
        assertThat(customers.living(ERP)).contains(account.id());
    }

    @Test
    void theSecondOfTwoPeopleWhoChangeAnAccountSeesTheConflict() {
        AccountId id = customers.open("Acme");
        int seen = customers.read(id).version();
        customers.change(id, AccountDetails.named("Acme B.V."));

        ChangeAccount late = new ChangeAccount(id, seen, AccountDetails.named("ACME"));
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> customers.accounts().change(SYSTEM, late)))
                .isInstanceOf(StaleVersion.class);
        assertThat(customers.read(id).details().name()).isEqualTo("Acme B.V.");
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        AccountId id = customers.open("Acme");
        int version = customers.read(id).version();

        customers.change(id, AccountDetails.named("Acme"));

        assertThat(customers.read(id).version()).isEqualTo(version);
        assertThat(customers.emitted(AccountChanged.class)).isEmpty();
    }

    @Test
    void aNewTeamIsToldWithTheOldOne() {
        TeamId north = customers.team("North");
        AccountId id = customers.open("Acme");

        customers.change(id, AccountDetails.named("Acme").withTeam(Optional.of(north)));

        assertThat(customers.emitted(AccountChanged.class))
                .containsExactly(
                        new AccountChanged(
                                id,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(north)));
    }

    @Test
    void anAccountCannotHangUnderItself() {
        AccountId top = customers.open("Top");
        AccountId middle =
                customers.open(AccountDetails.named("Middle").withParent(Optional.of(top)));
        AccountId low = customers.open(AccountDetails.named("Low").withParent(Optional.of(middle)));

        assertThatThrownBy(
                        () ->
                                customers.change(
                                        top,
                                        AccountDetails.named("Top").withParent(Optional.of(low))))
                .hasMessage("parent: parent_in_circle");
        assertThatThrownBy(
                        () ->
                                customers.change(
                                        top,
                                        AccountDetails.named("Top").withParent(Optional.of(top))))
                .hasMessage("parent: parent_in_circle");
    }

    @Test
    void aReferenceNamesOneAccount() {
        AccountId acme = customers.open(AccountDetails.named("Acme"), ERP);
        AccountId other = customers.open("Other");

        DATABASE.inTransaction(() -> customers.accounts().addReference(SYSTEM, acme, ERP));
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () ->
                                                customers
                                                        .accounts()
                                                        .addReference(SYSTEM, other, ERP)))
                .isInstanceOf(BusinessRuleViolation.class)
                .hasMessage("references: reference_taken");
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        ChangeAccount command =
                new ChangeAccount(AccountId.next(), 1, AccountDetails.named("Nobody"));
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> customers.accounts().change(SYSTEM, command)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anAccountManagerChangesNoAccountOfAnotherTeam() {
        TeamId north = customers.team("North");
        TeamId south = customers.team("South");
        AccountId id = customers.open(AccountDetails.named("Acme").withTeam(Optional.of(north)));
        Actor stranger =
                Actor.user(
                        UserId.next(),
                        "Stranger",
                        Set.of(Role.ACCOUNT_MANAGER),
                        Optional.of(south));

        ChangeAccount command = new ChangeAccount(id, 1, AccountDetails.named("Mine now"));
        assertThatThrownBy(
                        () ->
                                DATABASE.inTransaction(
                                        () -> customers.accounts().change(stranger, command)))
                .isInstanceOf(AccessDenied.class);
    }
}
