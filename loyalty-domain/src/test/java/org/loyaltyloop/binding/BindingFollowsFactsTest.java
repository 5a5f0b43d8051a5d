package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loyaltyloop.binding.BindingLevel.FINANCIAL;
import static org.loyaltyloop.binding.BindingLevel.SOCIAL;
import static org.loyaltyloop.binding.BindingLevel.STRUCTURAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.touchpoint.TouchpointDraft;
import org.loyaltyloop.touchpoint.TouchpointId;

class BindingFollowsFactsTest {

    private static BindingWorld world;

    @BeforeContainer
    static void open() {
        world = new BindingWorld();
    }

    @AfterContainer
    static void close() {
        world.close();
    }

    @Example
    void aContextThatNobodyThoughtOfPlugsInByItsView() {
        AccountId account = world.account("Plug");
        world.agree(account, "DISCOUNT", 10, Optional.empty());

        // The rule of discounts: weight 0.6, full strength at 20 %.
        assertThat(world.score(account, FINANCIAL)).isCloseTo(30, within(1e-9));
        assertThat(world.queries.of(account).profile().level(FINANCIAL).ties())
                .singleElement()
                .satisfies(t -> assertThat(t.tie().link().orElseThrow()).startsWith("/later/"));
    }

    @Example
    void endingAContractLowersStructuralOfThatAccountAndNothingElse() {
        AccountId account = world.account("Contract");
        AccountId other = world.account("Neighbour");
        UUID contract = world.agree(account, "CONTRACT", 365, Optional.empty());
        world.agree(account, "DISCOUNT", 20, Optional.empty());
        world.agree(other, "CONTRACT", 365, Optional.empty());
        world.record(account, "EVENT_VISITED", 5);
        BindingProfile before = world.queries.of(account).profile();
        BindingProfile neighbour = world.queries.of(other).profile();

        world.drop(contract, account);

        BindingProfile after = world.queries.of(account).profile();
        assertThat(before.level(STRUCTURAL).score()).isCloseTo(25, within(1e-9));
        assertThat(after.level(STRUCTURAL).score()).isZero();
        assertThat(after.level(FINANCIAL)).isEqualTo(before.level(FINANCIAL));
        assertThat(after.level(SOCIAL)).isEqualTo(before.level(SOCIAL));
        assertThat(world.queries.of(other).profile()).isEqualTo(neighbour);
    }

    @Example
    void aCouplingTiesUntilItIsDisconnected() {
        AccountId account = world.account("Coupled");
        TouchpointDraft webshop =
                new TouchpointDraft()
                        .account(account)
                        .type("INTEGRATION_CONNECTED")
                        .occurredAt(world.clock.instant().minusSeconds(86_400 * 30));
        world.record(webshop);
        assertThat(world.score(account, STRUCTURAL)).isCloseTo(48, within(1e-9));

        TouchpointId gone = world.record(account, "INTEGRATION_DISCONNECTED", 1);
        assertThat(world.score(account, STRUCTURAL)).isZero();

        world.withdraw(gone);
        assertThat(world.score(account, STRUCTURAL)).isCloseTo(48, within(1e-9));
    }

    @Example
    void aMergeUnitesTiesAndCountsNoneTwice() {
        AccountId loser = world.account("Loser");
        AccountId survivor = world.account("Survivor");
        world.agree(loser, "DISCOUNT", 10, Optional.empty());
        world.agree(survivor, "DISCOUNT", 10, Optional.empty());
        world.enter(loser, world.details(SOCIAL, Instrument.OTHER, 1));
        world.follow();

        world.merge(loser, survivor);
        world.follow();

        assertThat(world.score(survivor, FINANCIAL)).isCloseTo(100 * (1 - .7 * .7), within(1e-9));
        assertThat(world.score(survivor, SOCIAL)).isCloseTo(50, within(1e-9));
        assertThat(
                        world.sql.number(
                                "select count(*) from binding.v_profile where account_id = ?",
                                loser.value()))
                .isZero();
        assertThat(world.queries.whole(survivor).history().moves())
                .extracting(BindingHistory.Move::level)
                .contains(FINANCIAL, SOCIAL);
    }

    @Example
    void whatChangesForAMergedAccountCountsForTheLivingOneWithAllElse() {
        AccountId loser = world.account("Gone");
        AccountId survivor = world.account("Here");
        UUID discount = world.agree(loser, "DISCOUNT", 10, Optional.empty());
        world.agree(survivor, "CONTRACT", 365, Optional.empty());
        world.merge(loser, survivor);
        world.follow();

        world.drop(discount, loser);
        world.follow();

        List<String> followed = world.kept();
        world.recompute();
        assertThat(followed).isEqualTo(world.kept());
        assertThat(world.score(survivor, STRUCTURAL)).isCloseTo(25, within(1e-9));
    }

    @Example
    void historySaysWhatMovedALevelAndWhen() {
        AccountId account = world.account("Story");
        world.agree(account, "CONTRACT", 730, Optional.of(world.today().minusDays(20)));

        BindingHistory history = world.queries.whole(account).history();

        BindingHistory.Move end = history.moves().get(0);
        assertThat(end.day()).isEqualTo(world.today().minusDays(19));
        assertThat(end.level()).isEqualTo(STRUCTURAL);
        assertThat(end.before()).isCloseTo(50, within(1e-9));
        assertThat(end.after()).isZero();
        assertThat(end.ended()).extracting(Tie::subject).containsExactly("CONTRACT");
        BindingHistory.Move begin = history.moves().get(1);
        assertThat(begin.began()).hasSize(1);
        assertThat(begin.before()).isZero();
        assertThat(history.points()).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
    }

    @Example
    void aNewDayHasAllProfilesMadeAnewOnce() {
        AccountId account = world.account("Older");
        world.record(account, "COMMUNITY_POST", 89);
        BindingFollower follower = new BindingFollower(world.steps, world.store);
        world.database.inTransaction(follower::run);
        world.recompute();
        List<String> today = world.kept();

        world.clock.advance(Duration.ofDays(30));
        world.database.inTransaction(follower::run);
        world.database.inTransaction(follower::run);

        assertThat(
                        world.sql.number(
                                "select count(*) from platform.job where kind = ? and state = 'QUEUED'",
                                BindingRecompute.KIND))
                .isEqualTo(1);
        world.recompute();
        assertThat(world.kept()).hasSameSizeAs(today).doesNotContainAnyElementsOf(today);
    }

    /** In whatever order facts come and go, following them ends where a full recompute does. */
    @Property(tries = 25)
    void followingFactsGivesTheSameAsMakingAllAnew(@ForAll Random chance) {
        List<AccountId> accounts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accounts.add(world.account("Any " + i));
        }
        List<Runnable> undo = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            AccountId account = accounts.get(chance.nextInt(accounts.size()));
            something(chance, account, accounts, undo);
            if (chance.nextInt(4) == 0) {
                world.follow();
            }
        }
        world.follow();
        List<String> followed = world.kept();

        world.recompute();

        assertThat(world.kept()).isEqualTo(followed).isNotEmpty();
        for (AccountId account : accounts) {
            BindingProfile live = world.queries.of(account).profile();
            Optional<Double> kept =
                    world.sql.first(
                            "select structural from binding.v_profile where account_id = ?",
                            row -> row.real("structural"),
                            account.value());
            kept.ifPresent(score -> assertThat(live.level(STRUCTURAL).score()).isEqualTo(score));
        }
    }

    private static void something(
            Random chance, AccountId account, List<AccountId> accounts, List<Runnable> undo) {
        switch (chance.nextInt(9)) {
            case 0, 1 -> {
                String kind =
                        List.of("CONTRACT", "DISCOUNT", "NOTICE_PERIOD", "UNHEARD_OF")
                                .get(chance.nextInt(4));
                UUID id =
                        world.agree(
                                account,
                                kind,
                                chance.nextInt(800),
                                chance.nextBoolean()
                                        ? Optional.of(
                                                world.today().plusDays(chance.nextInt(60) - 30))
                                        : Optional.empty());
                undo.add(() -> world.drop(id, account));
            }
            case 2, 3 -> {
                String type =
                        List.of(
                                        "REFERRAL",
                                        "TRAINING_FOLLOWED",
                                        "INTEGRATION_CONNECTED",
                                        "WEB_VISIT")
                                .get(chance.nextInt(4));
                TouchpointId id = world.record(account, type, chance.nextInt(400));
                undo.add(() -> world.withdraw(id));
            }
            case 4 ->
                    world.enter(
                            account,
                            world.details(SOCIAL, Instrument.RELATION, chance.nextDouble()));
            case 5 ->
                    world.record(
                            new TouchpointDraft()
                                    .account(account)
                                    .type("SURVEY_ANSWERED")
                                    .occurredAt(world.clock.instant().minusSeconds(86_400))
                                    .survey("NPS", chance.nextInt(11), null, null));
            case 6 -> {
                AccountId other = accounts.get(chance.nextInt(accounts.size()));
                if (!other.equals(account) && accounts.size() > 2) {
                    world.merge(other, account);
                    accounts.remove(other);
                }
            }
            default -> {
                if (!undo.isEmpty()) {
                    undo.remove(chance.nextInt(undo.size())).run();
                }
            }
        }
    }
}
