package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loyaltyloop.binding.TieMaker.TODAY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class BindingPropertiesTest {

    private static final double ROUNDING = 1e-9;

    @Property
    void everyScoreLiesBetweenZeroAndAHundred(@ForAll("ties") List<Tie> ties) {
        BindingProfile profile = profile(ties);

        assertThat(profile.levels()).allMatch(l -> l.score() >= 0 && l.score() <= 100);
        assertThat(profile.valueAdding())
                .isBetween(0.0, profile.level(BindingLevel.STRUCTURAL).score() + ROUNDING);
        assertThat(profile.hostage().lockIn()).isBetween(0.0, 100.0);
    }

    @Property
    void theOrderOfTiesDoesNotMatter(@ForAll("ties") List<Tie> ties, @ForAll Random chance) {
        List<Tie> shuffled = new ArrayList<>(ties);
        Collections.shuffle(shuffled, chance);

        assertThat(profile(shuffled)).isEqualTo(profile(ties));
    }

    @Property
    void takingATieAwayRaisesNothing(@ForAll("someTies") List<Tie> ties, @ForAll Random chance) {
        List<Tie> fewer = new ArrayList<>(ties);
        Tie gone = fewer.remove(chance.nextInt(fewer.size()));
        BindingProfile before = profile(ties);
        BindingProfile after = profile(fewer);

        for (BindingLevel level : BindingLevel.values()) {
            if (level == gone.level()) {
                assertThat(after.level(level).score())
                        .isLessThanOrEqualTo(before.level(level).score() + ROUNDING);
            } else {
                assertThat(after.level(level)).isEqualTo(before.level(level));
            }
        }
        assertThat(after.hostage().lockIn())
                .isLessThanOrEqualTo(before.hostage().lockIn() + ROUNDING);
    }

    @Property
    void moreStrengthOrWeightNeverLowersAScore(
            @ForAll("ties") List<Tie> others,
            @ForAll("levels") BindingLevel level,
            @ForAll @DoubleRange(max = 1) double less,
            @ForAll @DoubleRange(max = 1) double more) {
        double low = Math.min(less, more);
        double high = Math.max(less, more);

        assertThat(with(others, TieMaker.on(level).strong(high), level))
                .isGreaterThanOrEqualTo(
                        with(others, TieMaker.on(level).strong(low), level) - ROUNDING);
        assertThat(with(others, TieMaker.on(level).weighing(high * .95), level))
                .isGreaterThanOrEqualTo(
                        with(others, TieMaker.on(level).weighing(low * .95), level) - ROUNDING);
    }

    @Property
    void evidenceNeverGetsFresher(
            @ForAll("ageings") Ageing ageing,
            @ForAll("ages") long age,
            @ForAll("ages") long later) {
        double before = ageing.freshness(Math.min(age, later));
        double after = ageing.freshness(Math.max(age, later));

        assertThat(after).isBetween(0.0, before);
        assertThat(before).isLessThanOrEqualTo(1);
    }

    @Property
    void whatALevelLosesWithoutATieIsWhatTheTieBrings(@ForAll("someTies") List<Tie> ties) {
        BindingProfile profile = profile(ties);
        for (var level : profile.levels()) {
            for (var weighed : level.ties()) {
                List<Tie> fewer = new ArrayList<>(ties);
                fewer.remove(weighed.tie());
                assertThat(level.score() - profile(fewer).level(level.level()).score())
                        .isCloseTo(weighed.brings(), within(1e-6));
            }
        }
    }

    /** A discount inside a contract is a tie of its own: ending the contract leaves it alone. */
    @Property
    void endingAContractLowersStructuralAndNothingElse(@ForAll("ties") List<Tie> others) {
        Tie contract = TieMaker.on(BindingLevel.STRUCTURAL).of(Instrument.CONTRACT).tie();
        List<Tie> with = new ArrayList<>(others);
        with.add(contract);
        BindingProfile before = profile(with);
        BindingProfile after = profile(others);

        // Near 100 a contract moves less than the last digit of a double.
        if (before.level(BindingLevel.STRUCTURAL).score() < 99.99) {
            assertThat(after.level(BindingLevel.STRUCTURAL).score())
                    .isLessThan(before.level(BindingLevel.STRUCTURAL).score());
        }
        assertThat(after.level(BindingLevel.FINANCIAL))
                .isEqualTo(before.level(BindingLevel.FINANCIAL));
        assertThat(after.level(BindingLevel.SOCIAL)).isEqualTo(before.level(BindingLevel.SOCIAL));
        assertThat(after.hostage()).isEqualTo(before.hostage());
    }

    private static double with(List<Tie> others, TieMaker maker, BindingLevel level) {
        List<Tie> all = new ArrayList<>(others);
        all.add(maker.tie());
        return profile(all).level(level).score();
    }

    private static BindingProfile profile(List<Tie> ties) {
        return BindingProfile.of(TODAY, ties, List.of());
    }

    @Provide
    Arbitrary<BindingLevel> levels() {
        return Arbitraries.of(BindingLevel.class);
    }

    @Provide
    Arbitrary<Long> ages() {
        return Arbitraries.longs().between(-100, 5000);
    }

    @Provide
    Arbitrary<Ageing> ageings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(1, 800).optional())
                .as(Ageing::new);
    }

    @Provide
    Arbitrary<List<Tie>> ties() {
        return tie().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Tie>> someTies() {
        return tie().list().ofMinSize(1).ofMaxSize(12);
    }

    private Arbitrary<Tie> tie() {
        return Combinators.combine(
                        levels(),
                        Arbitraries.doubles().between(.01, .95),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 1500),
                        ageings(),
                        Arbitraries.integers().between(-50, 500).optional())
                .as(
                        (level, weight, strength, lockIn, age, ageing, end) -> {
                            TieMaker maker =
                                    TieMaker.on(level)
                                            .weighing(weight)
                                            .strong(strength)
                                            .daysOld(age);
                            Optional<Integer> half = ageing.halfLife();
                            half.ifPresent(days -> maker.fading(ageing.grace(), days));
                            end.ifPresent(days -> maker.until(TODAY.plusDays(days)));
                            return (lockIn ? maker.lockIn() : maker).tie();
                        });
    }
}
