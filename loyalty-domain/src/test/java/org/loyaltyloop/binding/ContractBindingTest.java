package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loyaltyloop.contract.ContractDetails;
import org.loyaltyloop.contract.ContractFixture;
import org.loyaltyloop.contract.ContractId;
import org.loyaltyloop.contract.ContractKind;
import org.loyaltyloop.contract.Contracts;
import org.loyaltyloop.contract.MakeContract;
import org.loyaltyloop.contract.RenewalKind;
import org.loyaltyloop.contract.TerminateContract;
import org.loyaltyloop.contract.ValuePer;
import org.loyaltyloop.contract.Worth;
import org.loyaltyloop.customer.AccountId;
import org.loyaltyloop.customer.AccountKey;
import org.loyaltyloop.testing.DirectEvent;

/** What contracts tell is what ties, with no word of contracts in this context but the rules. */
class ContractBindingTest {

    private static final double ROUNDING = 1e-9;

    private final BindingWorld world = new BindingWorld();
    private final Contracts contracts =
            ContractFixture.contracts(
                    world.sql,
                    world.clock,
                    world.customers.directory(),
                    world.touchpoints,
                    DirectEvent.to(world.changes::on));

    @AfterEach
    void close() {
        world.close();
    }

    private ContractId make(
            AccountId account,
            ContractKind kind,
            int days,
            Optional<Integer> notice,
            Optional<BigDecimal> discount) {
        LocalDate start = world.today().minusDays(30);
        return world.database.inTransaction(
                () ->
                        contracts
                                .make(
                                        BindingWorld.SOMEBODY,
                                        new MakeContract(
                                                new ContractDetails(
                                                        AccountKey.of(account),
                                                        kind,
                                                        "Invented",
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        start,
                                                        Optional.of(start.plusDays(days - 1)),
                                                        new Worth(
                                                                Optional.of(BigDecimal.TEN),
                                                                ValuePer.YEAR,
                                                                "EUR"),
                                                        discount,
                                                        RenewalKind.NONE,
                                                        Optional.empty(),
                                                        notice,
                                                        Optional.empty(),
                                                        Optional.empty()),
                                                Optional.of(start),
                                                "test",
                                                UUID.randomUUID().toString()))
                                .id());
    }

    private int version(ContractId id) {
        return (int)
                world.sql.number("select version from contract.contract where id = ?", id.value());
    }

    private void remove(ContractId id) {
        world.database.inTransaction(
                () -> contracts.remove(BindingWorld.SOMEBODY, id, version(id)));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 5, 13})
    void removingAContractWithoutADiscountLowersStructuralOfThatAccountAndNothingElse(long seed) {
        Random chance = new Random(seed);
        AccountId account = world.account("Its");
        AccountId other = world.account("Another");
        List<ContractId> plain = new ArrayList<>();
        for (int i = 0; i < 2 + chance.nextInt(4); i++) {
            plain.add(
                    make(
                            account,
                            chance.nextBoolean()
                                    ? ContractKind.CONTRACT
                                    : ContractKind.SUBSCRIPTION,
                            100 + chance.nextInt(500),
                            chance.nextBoolean()
                                    ? Optional.of(30 + chance.nextInt(60))
                                    : Optional.empty(),
                            Optional.empty()));
        }
        make(account, ContractKind.CONTRACT, 300, Optional.of(30), Optional.of(BigDecimal.TEN));
        make(other, ContractKind.CONTRACT, 300, Optional.of(30), Optional.of(BigDecimal.TEN));
        world.record(account, "REFERENCE_GIVEN", 20);
        world.follow();
        List<String> others = keptOf(other);
        double structural = world.score(account, BindingLevel.STRUCTURAL);
        double financial = world.score(account, BindingLevel.FINANCIAL);
        double social = world.score(account, BindingLevel.SOCIAL);

        remove(plain.get(chance.nextInt(plain.size())));
        world.follow();

        assertThat(world.score(account, BindingLevel.STRUCTURAL)).isLessThan(structural - 0.01);
        assertThat(world.score(account, BindingLevel.FINANCIAL)).isEqualTo(financial).isPositive();
        assertThat(world.score(account, BindingLevel.SOCIAL)).isEqualTo(social).isPositive();
        assertThat(keptOf(other)).isEqualTo(others).hasSize(1);
        List<String> incremental = world.kept();
        world.recompute();
        assertThat(world.kept()).isEqualTo(incremental);
    }

    @Test
    void theDiscountInAContractIsATieOfItsOwnAndGoesWithIt() {
        AccountId account = world.account("Its");
        ContractId id =
                make(
                        account,
                        ContractKind.CONTRACT,
                        365,
                        Optional.of(90),
                        Optional.of(BigDecimal.valueOf(10)));

        // 0.5 · 365/730 adds value, 0.6 · 90/180 locks in; the discount 0.6 · 10/20.
        BindingProfile profile = world.queries.of(account).profile();
        assertThat(profile.level(BindingLevel.STRUCTURAL).score())
                .isCloseTo(100 * (1 - 0.75 * 0.7), within(ROUNDING));
        assertThat(profile.valueAdding()).isCloseTo(25, within(ROUNDING));
        assertThat(profile.hostage().lockIn()).isCloseTo(30, within(ROUNDING));
        assertThat(profile.level(BindingLevel.FINANCIAL).score()).isCloseTo(30, within(ROUNDING));

        world.database.inTransaction(
                () ->
                        contracts.terminate(
                                BindingWorld.SOMEBODY,
                                new TerminateContract(
                                        id,
                                        version(id),
                                        world.today().minusDays(5),
                                        world.today().minusDays(1),
                                        "Too expensive")));
        assertThat(world.queries.of(account).profile().bare()).isTrue();
        assertThat(world.queries.whole(account).history().moves())
                .anyMatch(
                        move ->
                                move.day().equals(world.today())
                                        && move.level() == BindingLevel.STRUCTURAL
                                        && move.after() == 0
                                        && !move.ended().isEmpty());
    }

    private List<String> keptOf(AccountId account) {
        return world.kept().stream().filter(line -> line.startsWith(account.toString())).toList();
    }
}
