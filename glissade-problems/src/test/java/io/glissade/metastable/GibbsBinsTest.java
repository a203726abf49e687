package io.glissade.metastable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class GibbsBinsTest {

    /** Of a Gaussian: the bins of one standard deviation on either side hold 0.682689..., the tails half the rest each. */
    @Test
    void theBinsOfAParabolaAreThoseOfTheNormalLaw() {
        double[] p = new GibbsBins(x -> 2 * x * x, 0.25, -1, 1, 2).probabilities();
        assertThat(p[1] + p[2]).isCloseTo(0.6826894921370859, within(1e-14));
        assertThat(p[0]).isCloseTo(0.15865525393145707, within(1e-14));
        assertThat(p[3]).isCloseTo(p[0], within(1e-15));
        assertThat(p[1]).isCloseTo(p[2], within(1e-15));
    }

    @Test
    void theDistanceIsHalfTheSumOfDifferences() {
        GibbsBins bins = new GibbsBins(x -> 2 * x * x, 0.25, 0, 1, 1);
        assertThat(bins.totalVariation(new long[] {1, 0, 0})).isCloseTo(0.5, within(1e-14));
        assertThat(bins.totalVariation(new long[] {0, 0, 3})).isCloseTo(1 - 0.15865525393145707, within(1e-14));
        assertThatThrownBy(() -> bins.totalVariation(new long[2]))
                .hasMessage("there must be 3 counts, one per probability, got 2");
    }

    /** Bins that are cut in halves add up, the wells are symmetric, and a low temperature neither overflows nor vanishes. */
    @Test
    void theBinsOfTheDoubleWellAreConsistentAtEveryTemperature() {
        for (double beta : new double[] {0.1, 4, 1_000}) {
            double[] coarse = new GibbsBins(x -> (x * x - 1) * (x * x - 1) / 4, beta, -2, 2, 40).probabilities();
            double[] fine = new GibbsBins(x -> (x * x - 1) * (x * x - 1) / 4, beta, -2, 2, 80).probabilities();
            assertThat(Arrays.stream(coarse).sum()).isCloseTo(1, within(1e-14));
            for (int bin = 1; bin <= 40; bin++) {
                assertThat(fine[2 * bin - 1] + fine[2 * bin]).isCloseTo(coarse[bin], within(1e-13));
                assertThat(coarse[41 - bin]).isCloseTo(coarse[bin], within(1e-14));
            }
        }
    }

    @Test
    void aPotentialThatDoesNotGrowIsRefused() {
        assertThatThrownBy(() -> new GibbsBins(x -> 0, 1, 0, 1, 1))
                .hasMessageStartingWith("the potential must grow without bound beyond 0.0");
    }
}
