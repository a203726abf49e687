package io.glissade.testfunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Minibatches;
import io.glissade.testkit.MinibatchesContract;
import org.junit.jupiter.api.Test;

final class TwoPointNoiseTest implements MinibatchesContract<double[]> {

    @Override
    public TwoPointNoise minibatches() {
        return new TwoPointNoise(new Quadratic(1, 2), 9, 0.1, 7);
    }

    @Override
    public double[] point(Minibatches<double[]> minibatches) {
        return new double[] {3, -1};
    }

    @Override
    public double[] toArray(double[] x) {
        return x.clone();
    }

    /** Of 100,000 draws the mean lies within five standard errors 3 / sqrt(n) of zero, the share of the rare value too. */
    @Test
    void theNoiseHasTwoValuesOnTheFirstCoordinateAndMeanZero() {
        TwoPointNoise noise = minibatches();
        double[] gradient = new double[2];
        int rare = 0;
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double value = noise.next().valueAndGradient(new double[] {3, -1}, gradient);
            double tilt = gradient[0] - 3;
            assertThat(tilt == 9 || tilt == -1).isTrue();
            assertThat(gradient[1]).isEqualTo(-2);
            assertThat(value).isEqualTo(5.5 + 3 * tilt);
            rare += tilt == 9 ? 1 : 0;
        }
        assertThat((double) rare / n).isCloseTo(0.1, within(5 * 0.3 / Math.sqrt(n)));
        assertThat(noise.bound()).isEqualTo(9);
        assertThat(new TwoPointNoise(new Quadratic(1), 1, 0.5, 0).bound()).isEqualTo(1);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new TwoPointNoise(new Quadratic(1), 1, 1, 0))
                .hasMessage("probability must be in (0, 1), got 1.0");
        assertThatThrownBy(() -> new TwoPointNoise(new Quadratic(1), Double.NaN, 0.5, 0))
                .hasMessage("value must be finite, got NaN");
    }
}
