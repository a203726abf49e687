package io.glissade.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BetaQuantileTest {

    @Test
    void withOneParameterOneTheQuantileIsAPower() {
        for (double p : new double[] {1e-6, 0.1586553, 0.5, 0.8413447, 0.999}) {
            for (double a : new double[] {1, 1.5, 20, 3000}) {
                assertThat(BetaQuantile.of(p, a, 1)).isCloseTo(Math.pow(p, 1 / a), within(1e-12));
                assertThat(BetaQuantile.of(p, 1, a)).isCloseTo(1 - Math.pow(1 - p, 1 / a), within(1e-12));
            }
        }
    }

    @Test
    void theDistributionIsTheUpperTailOfABinomialOne() {
        int trials = 29;
        for (int successes = 1; successes <= trials; successes++) {
            double x = 0.37;
            double tail = 0;
            double mass = Math.pow(1 - x, trials);
            for (int k = 0; k <= trials; k++) {
                tail += k >= successes ? mass : 0;
                mass *= (trials - k) * x / ((k + 1) * (1 - x));
            }
            assertThat(BetaQuantile.distribution(x, successes, trials - successes + 1))
                    .isCloseTo(tail, within(1e-13));
        }
    }

    @Test
    void manyDrawsMakeItNormal() {
        double a = 200_001;
        double deviation = 1 / Math.sqrt(4 * (2 * a + 1));
        assertThat(BetaQuantile.of(0.8413447, a, a)).isCloseTo(0.5 + deviation, within(1e-5 * deviation));
        assertThat(BetaQuantile.of(0.5, a, a)).isCloseTo(0.5, within(1e-11));
    }
}
