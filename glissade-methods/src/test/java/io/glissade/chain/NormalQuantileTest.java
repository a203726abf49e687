package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalQuantileTest {

    private static final double EPSILON = 1e-14;

    /** Probability and quantile, by the Cephes library in SciPy 1.17.1. */
    private static final double[][] KNOWN = {
        {1e-300, -37.0470962993612},
        {1e-20, -9.262340089798409},
        {1e-10, -6.361340902404056},
        {1e-05, -4.264890793922825},
        {0.001, -3.090232306167813},
        {0.024, -1.977368428181947},
        {0.05, -1.6448536269514729},
        {0.0749, -1.4402382675279635},
        {0.0751, -1.4388253927525403},
        {0.3, -0.5244005127080409},
        {0.4999, -0.0002506628300880075},
        {0.9, 1.2815515655446004},
        {0.999, 3.090232306167813},
        {0.9999999999, 6.361340889697422},
    };

    @Test
    void quantilesAreKnownToFourteenDigits() {
        for (double[] known : KNOWN) {
            assertThat(NormalQuantile.of(known[0])).isCloseTo(known[1], within(EPSILON * Math.abs(known[1])));
        }
    }

    /** The density is integrated between quantiles by Simpson's rule, of order four: what lies between is the difference of the probabilities. */
    @Test
    void theProbabilityBetweenTwoQuantilesIsTheirDifference() {
        int pieces = 2000;
        for (int k = 1; k < 200; k++) {
            double low = NormalQuantile.of(k / 200.0);
            double width = NormalQuantile.of((k + 0.5) / 200.0) - low;
            double sum = 0;
            for (int piece = 0; piece <= pieces; piece++) {
                double x = low + piece * width / pieces;
                double weight = piece == 0 || piece == pieces ? 1 : piece % 2 == 1 ? 4 : 2;
                sum += weight * Math.exp(-x * x / 2);
            }
            double probability = sum * width / pieces / 3 / Math.sqrt(2 * Math.PI);
            assertThat(probability).isCloseTo(1 / 400.0, within(1e-14));
        }
    }

    @Test
    void theQuantileIsOddAboutOneHalfAndInfiniteAtTheEnds() {
        assertThat(NormalQuantile.of(0.5)).isZero();
        assertThat(NormalQuantile.of(0.0625)).isEqualTo(-NormalQuantile.of(0.9375));
        assertThat(NormalQuantile.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NormalQuantile.of(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
