package org.loyaltyloop.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.AccessDenied;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.testing.DomainDatabase;
import org.loyaltyloop.testing.MovableClock;

class AccountMergeTest {

    private static final DomainDatabase DATABASE = new DomainDatabase();
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
    void theLosersIdAndReferencesAnswerWithTheSurvivor() {
        AccountId loser = customers.open(AccountDetails.named("Acme BV"), ERP);
        AccountId survivor = customers.open("Acme");

        customers.merge(loser, survivor);

        assertThat(customers.living(loser)).isEqualTo(survivor);
        assertThat(customers.living(ERP)).contains(survivor);
        assertThat(customers.read(survivor).references()).containsExactly(ERP);
        assertThat(customers.queries().findLiving(loser)).get().returns(survivor, AccountView::id);
    }

    @Test
    void chainsLeadToTheLastSurvivor() {
        AccountId first = customers.open(AccountDetails.named("First"), ERP);
        AccountId second = customers.open("Second");
        AccountId third = customers.open("Third");

        customers.merge(first, second);
        customers.merge(second, third);

        assertThat(customers.living(first)).isEqualTo(third);
        assertThat(customers.living(ERP)).contains(third);
    }

    @Test
    void theSurvivorTakesTheChosenFieldsAndKeepsTheOthers() {
        AccountId loser =
                customers.open(
                        AccountDetails.named("Old")
                                .withSector(Optional.of("retail"))
                                .withPhone(Optional.of("038 421 77 10")));
        AccountId survivor =
                customers.open(AccountDetails.named("New").withSector(Optional.of("health")));

        customers.merge(loser, survivor, AccountField.PHONE);

        assertThat(customers.read(survivor).details())
                .isEqualTo(
                        AccountDetails.named("New")
                                .withSector(Optional.of("health"))
                                .withPhone(Optional.of("038 421 77 10")));
    }

    @Test
    void theMergeIsToldWithTheTeamsOnBothSides() {
        TeamId north = customers.team("North");
        TeamId south = customers.team("South");
        AccountId loser = customers.open(AccountDetails.named("L").withTeam(Optional.of(north)));
        AccountId survivor = customers.open(AccountDetails.named("S").withTeam(Optional.of(south)));

        customers.merge(loser, survivor, AccountField.TEAM);

        assertThat(customers.emitted(AccountsMerged.class))
                .containsExactly(
                        new AccountsMerged(
                                loser,
                                survivor,
                                Optional.of(north),
                                Optional.of(south),
                                Optional.of(north)));
    }

    @Test
    void partsOfTheLoserHangUnderTheSurvivorAndNeverInACircle() {
        AccountId loser = customers.open("Loser");
        AccountId part =
                customers.open(AccountDetails.named("Part").withParent(Optional.of(loser)));
        AccountId survivor =
                customers.open(AccountDetails.named("Survivor").withParent(Optional.of(part)));

        customers.merge(loser, survivor);

        assertThat(customers.read(part).details().parent()).contains(survivor);
        assertThat(customers.read(survivor).details().parent()).isEmpty();
    }

    @Test
    void whatWasMergedAwayIsNeitherChangedNorMergedAgain() {
        AccountId loser = customers.open("Loser");
        AccountId survivor = customers.open("Survivor");
        customers.merge(loser, survivor);

        assertThatThrownBy(() -> customers.change(loser, AccountDetails.named("Again")))
                .hasMessage("merged_away");
        assertThatThrownBy(() -> customers.merge(loser, survivor)).hasMessage("merged_away");
        assertThatThrownBy(() -> customers.merge(survivor, loser)).hasMessage("merged_away");
        assertThatThrownBy(() -> new MergeAccounts(loser, 1, loser, 1, Set.of()))
                .hasMessage("survivor: merge_with_itself");
    }

    @Test
    void onlyWhoMayWriteBothMergesThem() {
        TeamId north = customers.team("North");
        AccountId loser = customers.open("Loser");
        AccountId survivor = customers.open(AccountDetails.named("S").withTeam(Optional.of(north)));
        Actor stranger =
                Actor.user(UserId.next(), "S", Set.of(Role.ACCOUNT_MANAGER), Optional.empty());

        assertThatThrownBy(() -> customers.merge(stranger, loser, survivor))
                .isInstanceOf(AccessDenied.class);
        assertThat(customers.living(loser)).isEqualTo(loser);
    }
}
