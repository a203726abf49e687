package io.glissade.langevin.underdamped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class FreeFlowTest {

    /** Section 1.2 of the fact sheet, where its formulas do not cancel. */
    @Test
    void meansAndCovariancesAreThoseOfTheClosedForm() {
        for (double friction : new double[] {0.7, 2, 9}) {
            for (double time : new double[] {0.4, 1, 3.5}) {
                FreeFlow flow = FreeFlow.over(time, friction);
                double decay = Math.exp(-friction * time);
                assertThat(flow.decay()).isCloseTo(decay, within(1e-15));
                assertThat(flow.reach()).isCloseTo((1 - decay) / friction, within(1e-14));
                assertThat(flow.fall()).isCloseTo((friction * time - 1 + decay) / (friction * friction), within(1e-13));
                assertThat(flow.noiseV() * flow.noiseV()).isCloseTo(1 - decay * decay, within(1e-14));
                assertThat(flow.shared() * flow.noiseV())
                        .isCloseTo((1 - decay) * (1 - decay) / friction, within(1e-13));
                double varianceX = 2 * time / friction - (3 - 4 * decay + decay * decay) / (friction * friction);
                assertThat(flow.shared() * flow.shared() + flow.noiseX() * flow.noiseX())
                        .isCloseTo(varianceX, within(1e-12));
            }
        }
    }

    /** The covariance as the integral of the squares of decay and reach, by Simpson's rule. */
    @Test
    void theCovarianceIsTheIntegralWhereTheSeriesIsUsed() {
        double friction = 0.3;
        double time = 0.8;
        FreeFlow flow = FreeFlow.over(time, friction);
        int cells = 1000;
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i <= cells; i++) {
            double t = time * i / cells;
            double weight = time / cells / 3 * (i == 0 || i == cells ? 1 : i % 2 == 1 ? 4 : 2);
            double reach = -Math.expm1(-friction * t) / friction;
            variance += weight * 2 * friction * reach * reach;
            covariance += weight * 2 * friction * Math.exp(-friction * t) * reach;
        }
        assertThat(flow.shared() * flow.noiseV()).isCloseTo(covariance, within(1e-13));
        assertThat(flow.shared() * flow.shared() + flow.noiseX() * flow.noiseX())
                .isCloseTo(variance, within(1e-13));
    }

    @Test
    void seriesAndClosedFormMeet() {
        FreeFlow below = FreeFlow.over(Math.nextDown(0.5), 1);
        FreeFlow above = FreeFlow.over(0.5, 1);
        assertThat(below.fall()).isCloseTo(above.fall(), within(1e-15));
        assertThat(below.noiseX()).isCloseTo(above.noiseX(), within(1e-14));
    }

    /** As g t falls: reach t, fall t^2/2, var x = 2 g t^3/3, of which a quarter is left once v is known. */
    @Test
    void aShortTimeLeavesTheLeadingTerms() {
        double time = 1e-6;
        FreeFlow flow = FreeFlow.over(time, 2);
        assertThat(flow.reach()).isCloseTo(time, Percentage.withPercentage(1e-3));
        assertThat(flow.fall()).isCloseTo(time * time / 2, Percentage.withPercentage(1e-3));
        assertThat(flow.noiseX() * flow.noiseX())
                .isCloseTo(2 * 2 * time * time * time / 12, Percentage.withPercentage(1e-2));
    }
}
