package org.loyaltyloop.web.page.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.customer.AccountKind;
import org.loyaltyloop.customerview.AccountFilter;
import org.loyaltyloop.customerview.AccountSort;
import org.loyaltyloop.staff.Actor;
import org.loyaltyloop.staff.Role;
import org.loyaltyloop.staff.TeamId;
import org.loyaltyloop.staff.UserId;
import org.loyaltyloop.touchpoint.LoopStage;
import org.loyaltyloop.web.component.UrlQuery;

class AccountListAddressTest {

    private final UserId sanne = UserId.next();
    private final TeamId build = TeamId.next();
    private final Actor viewer =
            Actor.user(sanne, "Sanne", Set.of(Role.ACCOUNT_MANAGER), Optional.of(build));

    @Test
    void aBareAddressShowsEverythingByName() {
        assertThat(filter("")).isEqualTo(AccountFilter.all());
        assertThat(AccountListAddress.sort(UrlQuery.empty())).isEqualTo(AccountSort.NAME);
        assertThat(AccountListAddress.descending(UrlQuery.empty())).isFalse();
    }

    @Test
    void meAndMyTeamAreWhoeverLooks() {
        AccountFilter filter = filter("owner=me&team=mine");

        assertThat(filter.owner()).contains(sanne);
        assertThat(filter.team()).contains(build);
    }

    @Test
    void everyFilterIsRead() {
        UserId bob = UserId.next();
        AccountFilter filter =
                filter(
                        "q=hoff&stage=SERVICE&stage=SELECTION&owner="
                                + bob
                                + "&sector=Care&kind=PERSON&stalled=true");

        assertThat(filter.text()).contains("hoff");
        assertThat(filter.stages())
                .containsExactlyInAnyOrder(LoopStage.SERVICE, LoopStage.SELECTION);
        assertThat(filter.owner()).contains(bob);
        assertThat(filter.sector()).contains("Care");
        assertThat(filter.kind()).contains(AccountKind.PERSON);
        assertThat(filter.stalled()).contains(true);
        assertThat(filter("owner=none").unowned()).isTrue();
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertThat(filter("stage=NONSENSE&owner=nobody-i-know&team=1&kind=robot&stalled=perhaps"))
                .isEqualTo(AccountFilter.all());
        assertThat(AccountListAddress.sort(UrlQuery.parse("sort=shoe_size")))
                .isEqualTo(AccountSort.NAME);
    }

    @Test
    void charactersThatNobodyTypesAreDropped() {
        assertThat(filter("q=ho%00ff%07").text()).contains("hoff");
        assertThat(filter("q=" + "x".repeat(5_000)).text().orElseThrow()).hasSize(100);
    }

    @Test
    void whoIsStalledLongestStandsFirstUnlessAnotherOrderIsAsked() {
        assertThat(AccountListAddress.sort(UrlQuery.parse("stalled=true")))
                .isEqualTo(AccountSort.LAST_TOUCH);
        assertThat(AccountListAddress.sort(UrlQuery.parse("stalled=true&sort=name")))
                .isEqualTo(AccountSort.NAME);
    }

    @Test
    void aSecondClickOnTheSameHeadingTurnsTheListRoundAndStartsAtItsBeginning() {
        UrlQuery once =
                AccountListAddress.sortedBy(
                        UrlQuery.parse("owner=me&after=cursor&row=51"), AccountSort.SECTOR);
        UrlQuery twice = AccountListAddress.sortedBy(once, AccountSort.SECTOR);

        assertThat(once.toString()).isEqualTo("owner=me&sort=sector");
        assertThat(AccountListAddress.descending(twice)).isTrue();
        assertThat(
                        AccountListAddress.descending(
                                AccountListAddress.sortedBy(twice, AccountSort.SECTOR)))
                .isFalse();
    }

    @Test
    void theLastTouchIsWantedNewestFirst() {
        UrlQuery query = AccountListAddress.sortedBy(UrlQuery.empty(), AccountSort.LAST_TOUCH);

        assertThat(AccountListAddress.descending(query)).isTrue();
    }

    private AccountFilter filter(String address) {
        return AccountListAddress.filter(UrlQuery.parse(address), viewer);
    }
}
