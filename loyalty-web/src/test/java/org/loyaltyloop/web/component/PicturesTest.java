package org.loyaltyloop.web.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.loyaltyloop.kernel.Measure;

class PicturesTest {

    private static final Measure BEFORE = Measure.share(20, 100);

    @Test
    void aScoreStandsWhereItsScaleSays() {
        ScorePicture half =
                ScorePicture.of(Measure.share(50, 100), BEFORE, OptionalDouble.of(1), 0, 1);

        assertThat(half.point()).isEqualTo("110.0");
        assertThat(half.target()).startsWith("M218.0 ");
        assertThat(half.before()).isEqualTo("45.2");
        assertThat(half.interval()).isNotEmpty();
        assertThat(half.uncertain()).isEmpty();
    }

    @Test
    void tooFewAnswersAreNoScore() {
        ScorePicture few =
                ScorePicture.of(Measure.share(15, 29), BEFORE, OptionalDouble.empty(), 0, 1);

        assertThat(few.uncertain()).isNotEmpty();
        assertThat(few.interval()).isEmpty();
        assertThat(few.before()).isEmpty();
        assertThat(few.target()).isEmpty();
        assertThatThrownBy(
                        () -> ScorePicture.of(Measure.NONE, BEFORE, OptionalDouble.empty(), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatLiesOutsideTheScaleStandsAtItsEnd() {
        Measure nps = Measure.of(98, 10, -100, 100, 50);

        assertThat(ScorePicture.of(nps, BEFORE, OptionalDouble.of(250), -100, 100).target())
                .startsWith("M218.0 ");
    }

    @Test
    void columnsStartAtZeroAndTheHighestFillsTheBox() {
        HistogramPicture picture =
                HistogramPicture.of(
                        List.of(span(0, 1, 0), span(1, 2, 5), span(2, 4, 10)),
                        OptionalDouble.of(3),
                        OptionalDouble.empty());

        assertThat(picture.columns())
                .extracting(HistogramPicture.Column::height)
                .containsExactly("0.0", "55.0", "110.0");
        assertThat(picture.most()).isEqualTo(10);
        assertThat(Double.parseDouble(picture.median()))
                .as("in the middle of the third column")
                .isBetween(402.0, 403.0);
        assertThat(picture.p90()).isEmpty();
    }

    @Test
    void anEndlessSpanHasItsLineInTheMiddle() {
        HistogramPicture picture =
                HistogramPicture.of(
                        List.of(span(0, Double.POSITIVE_INFINITY, 3)),
                        OptionalDouble.of(9_000),
                        OptionalDouble.of(9_000));

        assertThat(picture.median()).isEqualTo("256.0").isEqualTo(picture.p90());
    }

    @Test
    void bandsAreAsThickAsWhatTheyCarryOnBothSides() {
        FlowPicture picture =
                FlowPicture.of(List.of(flow("a", 30), flow("b", 10)), List.of(flow("c", 40)));

        assertThat(picture.bands())
                .extracting(PicturesTest::thickness)
                .containsExactly(150.0, 50.0, 200.0);
        assertThat(picture.barHeight()).isEqualTo("200.0");
    }

    @Test
    void theSmallestFlowCanStillBeSeen() {
        FlowPicture picture = FlowPicture.of(List.of(flow("a", 100_000), flow("b", 1)), List.of());

        assertThat(thickness(picture.bands().get(1))).isEqualTo(1.5);
    }

    private static double thickness(FlowPicture.Band band) {
        String[] parts = band.path().split("[MCVZ ]+");
        double top = Double.parseDouble(parts[8]);
        return Double.parseDouble(parts[9]) - top;
    }

    private static HistogramPicture.Span span(double from, double to, long n) {
        return new HistogramPicture.Span(from, to, n, String.valueOf(from));
    }

    private static FlowPicture.Flow flow(String label, long n) {
        return new FlowPicture.Flow(label, "s1", n, "");
    }
}
