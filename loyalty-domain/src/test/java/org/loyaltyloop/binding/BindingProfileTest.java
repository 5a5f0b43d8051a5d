package org.loyaltyloop.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loyaltyloop.binding.BindingLevel.FINANCIAL;
import static org.loyaltyloop.binding.BindingLevel.SOCIAL;
import static org.loyaltyloop.binding.BindingLevel.STRUCTURAL;
import static org.loyaltyloop.binding.TieMaker.TODAY;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loyaltyloop.touchpoint.SurveyMetric;

class BindingProfileTest {

    /**
     * An account whose figures were computed by hand.
     *
     * @param lockIn score over lock-in ties
     */
    record ByHand(
            String who,
            List<Tie> ties,
            double financial,
            double social,
            double structural,
            double valueAdding,
            double lockIn,
            BindingLevel weakest,
            HostageRisk.State hostage,
            List<Satisfaction> answers) {

        @Override
        public String toString() {
            return who;
        }
    }

    static Stream<ByHand> tenAccounts() {
        Satisfaction sad = new Satisfaction(SurveyMetric.CSAT, 2, TODAY.minusMonths(3));
        Satisfaction glad = new Satisfaction(SurveyMetric.NPS, 9, TODAY.minusMonths(2));
        return Stream.of(
                // Nothing at all.
                new ByHand(
                        "stranger",
                        List.of(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        STRUCTURAL,
                        HostageRisk.State.NO,
                        List.of()),
                // 0.6·0.5 = 0.3.
                new ByHand(
                        "discount only",
                        List.of(TieMaker.on(FINANCIAL).weighing(.6).strong(.5).tie()),
                        30,
                        0,
                        0,
                        0,
                        0,
                        STRUCTURAL,
                        HostageRisk.State.NO,
                        List.of()),
                // 1 − 0.5·0.75 = 0.625: a relation at full strength and an event at half.
                new ByHand(
                        "friends without contract",
                        List.of(
                                TieMaker.on(SOCIAL).weighing(.5).tie(),
                                TieMaker.on(SOCIAL).weighing(.5).strong(.5).tie()),
                        0,
                        62.5,
                        0,
                        0,
                        0,
                        STRUCTURAL,
                        HostageRisk.State.NO,
                        List.of()),
                // 1 − 0.4·0.5 = 0.8 structural, of which 0.5 adds value; lock-in 0.6.
                new ByHand(
                        "hostage",
                        List.of(
                                TieMaker.on(STRUCTURAL).weighing(.6).lockIn().tie(),
                                TieMaker.on(STRUCTURAL).weighing(.5).tie()),
                        0,
                        0,
                        80,
                        50,
                        60,
                        SOCIAL,
                        HostageRisk.State.AT_RISK,
                        List.of(sad, glad)),
                new ByHand(
                        "held, and never asked",
                        List.of(TieMaker.on(STRUCTURAL).weighing(.8).lockIn().tie()),
                        0,
                        0,
                        80,
                        0,
                        80,
                        SOCIAL,
                        HostageRisk.State.UNKNOWN,
                        List.of()),
                new ByHand(
                        "held, and content",
                        List.of(TieMaker.on(STRUCTURAL).weighing(.8).lockIn().tie()),
                        0,
                        0,
                        80,
                        0,
                        80,
                        SOCIAL,
                        HostageRisk.State.NO,
                        List.of(glad)),
                // Evidence of 130 days: 30 of grace and one half-life of 100. 0.8·0.5 = 0.4.
                new ByHand(
                        "fading",
                        List.of(
                                TieMaker.on(SOCIAL)
                                        .weighing(.8)
                                        .daysOld(130)
                                        .fading(30, 100)
                                        .tie()),
                        0,
                        40,
                        0,
                        0,
                        0,
                        STRUCTURAL,
                        HostageRisk.State.NO,
                        List.of()),
                // The last day still ties; the day after it does not.
                new ByHand(
                        "ended yesterday, ends today",
                        List.of(
                                TieMaker.on(STRUCTURAL).until(TODAY.minusDays(1)).tie(),
                                TieMaker.on(FINANCIAL).until(TODAY).tie()),
                        50,
                        0,
                        0,
                        0,
                        0,
                        STRUCTURAL,
                        HostageRisk.State.NO,
                        List.of()),
                // 1 − (1−0.95)³ = 0.999875 and so on: strong on every level.
                new ByHand(
                        "three strong levels",
                        List.of(
                                TieMaker.on(FINANCIAL).weighing(.95).strong(.8).tie(),
                                TieMaker.on(SOCIAL).weighing(.7).tie(),
                                TieMaker.on(SOCIAL).weighing(.3).tie(),
                                TieMaker.on(STRUCTURAL).weighing(.95).tie(),
                                TieMaker.on(STRUCTURAL).weighing(.95).tie(),
                                TieMaker.on(STRUCTURAL).weighing(.95).tie()),
                        76,
                        79,
                        99.9875,
                        99.9875,
                        0,
                        FINANCIAL,
                        HostageRisk.State.NO,
                        List.of()),
                // Lock-in counts on all levels: 1 − 0.6·0.6 = 0.64; a low answer of 13 months ago
                // is
                // too old to count, so it is not known.
                new ByHand(
                        "held on two levels, asked too long ago",
                        List.of(
                                TieMaker.on(FINANCIAL).weighing(.4).lockIn().tie(),
                                TieMaker.on(STRUCTURAL).weighing(.8).strong(.5).lockIn().tie()),
                        40,
                        0,
                        40,
                        0,
                        64,
                        SOCIAL,
                        HostageRisk.State.UNKNOWN,
                        List.of(new Satisfaction(SurveyMetric.NPS, 1, TODAY.minusMonths(13)))));
    }

    @ParameterizedTest
    @MethodSource("tenAccounts")
    void theProfileIsWhatWasComputedByHand(ByHand account) {
        BindingProfile profile = BindingProfile.of(TODAY, account.ties(), account.answers());

        assertThat(profile.level(FINANCIAL).score()).isCloseTo(account.financial(), within(1e-9));
        assertThat(profile.level(SOCIAL).score()).isCloseTo(account.social(), within(1e-9));
        assertThat(profile.level(STRUCTURAL).score()).isCloseTo(account.structural(), within(1e-9));
        assertThat(profile.valueAdding()).isCloseTo(account.valueAdding(), within(1e-9));
        assertThat(profile.hostage().lockIn()).isCloseTo(account.lockIn(), within(1e-9));
        assertThat(profile.weakest().level()).isEqualTo(account.weakest());
        assertThat(profile.hostage().state()).isEqualTo(account.hostage());
    }

    @Test
    void bandsBeginAtTwentyFortyAndSixty() {
        assertThat(
                        Stream.of(0.0, 19.99, 20.0, 39.99, 40.0, 59.99, 60.0, 100.0)
                                .map(score -> Band.of(score)))
                .containsExactly(
                        Band.NONE,
                        Band.NONE,
                        Band.WEAK,
                        Band.WEAK,
                        Band.MODERATE,
                        Band.MODERATE,
                        Band.STRONG,
                        Band.STRONG);
    }

    @Test
    void theReasonSaysWhatTheLevelWouldLoseWithoutATie() {
        Tie contract = TieMaker.on(STRUCTURAL).weighing(.6).tie();
        Tie training = TieMaker.on(STRUCTURAL).weighing(.5).tie();

        var ties =
                BindingProfile.of(TODAY, List.of(training, contract), List.of())
                        .level(STRUCTURAL)
                        .ties();

        // Together 80; 50 without the contract, 60 without the training.
        assertThat(ties).extracting(t -> t.tie()).containsExactly(contract, training);
        assertThat(ties.get(0).brings()).isCloseTo(30, within(1e-9));
        assertThat(ties.get(1).brings()).isCloseTo(20, within(1e-9));
    }

    @Test
    void aLowAnswerCountsThoughALaterOneIsHigh() {
        HostageRisk risk =
                HostageRisk.of(
                        60,
                        List.of(
                                new Satisfaction(SurveyMetric.NPS, 6, TODAY.minusMonths(12)),
                                new Satisfaction(SurveyMetric.NPS, 10, TODAY)),
                        TODAY);

        assertThat(risk.state()).isEqualTo(HostageRisk.State.AT_RISK);
        assertThat(risk.answers()).extracting(Satisfaction::score).containsExactly(10, 6);
    }
}
