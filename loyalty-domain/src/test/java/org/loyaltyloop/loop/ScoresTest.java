package org.loyaltyloop.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.Measure;
import org.loyaltyloop.touchpoint.SurveyMetric;

class ScoresTest {

    private static final Offset<Double> CLOSE = within(0.05);

    @Test
    void halfPromotersAndAFifthDetractorsOfAHundredAreThirtyGiveOrTakeFifteen() {
        Measure nps =
                Scores.none(SurveyMetric.NPS)
                        .and(9, 20)
                        .and(10, 30)
                        .and(8, 30)
                        .and(6, 20)
                        .measure();

        assertThat(nps.value().orElseThrow()).isEqualTo(30, within(1e-9));
        assertThat(nps.low().orElseThrow()).isEqualTo(30 - 15.3, CLOSE);
        assertThat(nps.high().orElseThrow()).isEqualTo(30 + 15.3, CLOSE);
        assertThat(nps.n()).isEqualTo(100);
        assertThat(nps.sufficient()).isTrue();
    }

    @Test
    void sevensAndEightsArePassive() {
        assertThat(
                        Scores.none(SurveyMetric.NPS)
                                .and(7, 5)
                                .and(8, 5)
                                .measure()
                                .value()
                                .orElseThrow())
                .isZero();
    }

    @Test
    void effortIsAMeanWithItsInterval() {
        // 10 × 1 and 10 × 3: mean 2, sample deviation √(20/19).
        Measure ces = Scores.none(SurveyMetric.CES1).and(1, 10).and(3, 10).measure();

        assertThat(ces.value().orElseThrow()).isEqualTo(2, within(1e-9));
        double margin = 1.96 * Math.sqrt(20.0 / 19) / Math.sqrt(20);
        assertThat(ces.high().orElseThrow()).isEqualTo(2 + margin, within(1e-9));
    }

    @Test
    void everyAnswerWeighsTheSameHoweverManyGaveIt() {
        // 1, 1, 1 and 5: mean 2, squares 3 × 1 + 9, sample deviation √(12/3).
        Measure ces = Scores.none(SurveyMetric.CES1).and(1, 3).and(5, 1).measure();

        assertThat(ces.value().orElseThrow()).isEqualTo(2, within(1e-9));
        assertThat(ces.high().orElseThrow()).isEqualTo(2 + 1.96 * 2 / 2, within(1e-9));
    }

    @Test
    void oneAnswerSaysNothingOfHowAnswersDiffer() {
        Measure ces = Scores.none(SurveyMetric.CES2).and(6, 1).measure();

        assertThat(ces.low().orElseThrow()).isEqualTo(1);
        assertThat(ces.high().orElseThrow()).isEqualTo(7);
    }

    @Test
    void satisfactionIsTheShareOfFoursAndFivesWithWilsonsInterval() {
        Measure csat = Scores.none(SurveyMetric.CSAT).and(5, 4).and(4, 4).and(2, 2).measure();

        assertThat(csat.value().orElseThrow()).isEqualTo(0.8, within(1e-9));
        // Wilson for 8 of 10: 0.490 to 0.943.
        assertThat(csat.low().orElseThrow()).isEqualTo(0.490, within(0.001));
        assertThat(csat.high().orElseThrow()).isEqualTo(0.943, within(0.001));
        assertThat(csat.sufficient()).isFalse();
    }

    @Test
    void noAnswerIsAGapAndNotAZero() {
        for (SurveyMetric metric : SurveyMetric.values()) {
            Measure measure = Scores.none(metric).measure();
            assertThat(measure.value()).isEmpty();
            assertThat(measure.low()).isEmpty();
            assertThat(measure.measured()).isFalse();
        }
    }

    @Test
    void scoresOffTheScaleAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.none(SurveyMetric.CSAT).and(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.none(SurveyMetric.NPS).and(11, 1));
    }

    @Property
    void theIntervalHoldsTheValueAndStaysOnTheScale(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 10) Integer> answers) {
        for (SurveyMetric metric : SurveyMetric.values()) {
            Scores scores = Scores.none(metric);
            for (int answer : answers) {
                scores =
                        scores.and(
                                metric.least() + answer % (metric.most() - metric.least() + 1), 1);
            }
            Measure measure = scores.measure();
            assertThat(measure.low().orElseThrow())
                    .isLessThanOrEqualTo(measure.value().orElseThrow() + 1e-12);
            assertThat(measure.high().orElseThrow())
                    .isGreaterThanOrEqualTo(measure.value().orElseThrow() - 1e-12);
            assertThat(measure.n()).isEqualTo(answers.size());
        }
    }
}
