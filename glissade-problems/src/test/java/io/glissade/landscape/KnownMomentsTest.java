package io.glissade.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.landscape.GaussianMixture.Mode;
import io.glissade.testkit.ObjectiveContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KnownMomentsTest {
    private static final GaussianMixture MIXTURE = new GaussianMixture(List.of(
            new Mode(3, List.of(-2.0, 1.0), List.of(0.5, 0.8)), new Mode(1, List.of(3.0, 0.0), List.of(1.0, 0.6))));

    /** A map from the plane onto itself, so that a grid of the plane resolves what is narrow. */
    private interface Chart {
        /** The point of (u, v), and the density of the map's volume there. */
        double map(double u, double v, double[] pointOut);
    }

    /** Integrals of exp(-F) times 1, x, y, x^2, y^2, x y by the trapezium rule, which is exact to rounding for these. */
    private static double[] integrals(KnownMoments target, Chart chart) {
        double[] sums = new double[6];
        double h = 0.05;
        double[] point = new double[2];
        double[] ignored = new double[2];
        for (int i = -240; i <= 240; i++) {
            for (int j = -240; j <= 240; j++) {
                double volume = chart.map(i * h, j * h, point);
                double mass = h * h * volume * Math.exp(-target.valueAndGradient(point, ignored));
                double[] factors = {1, point[0], point[1], point[0] * point[0], point[1] * point[1], point[0] * point[1]
                };
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += mass * factors[k];
                }
            }
        }
        return sums;
    }

    private static void haveTheMomentsOfTheirDensity(
            KnownMoments target, double total, double covariance, Chart chart) {
        double[] sums = integrals(target, chart);
        assertThat(sums[0]).isCloseTo(total, within(1e-10 * total));
        double meanX = sums[1] / sums[0];
        double meanY = sums[2] / sums[0];
        assertThat(target.mean()[0]).isCloseTo(meanX, within(1e-10));
        assertThat(target.mean()[1]).isCloseTo(meanY, within(1e-10));
        assertThat(target.variances()[0]).isCloseTo(sums[3] / sums[0] - meanX * meanX, within(1e-9));
        assertThat(target.variances()[1]).isCloseTo(sums[4] / sums[0] - meanY * meanY, within(1e-9));
        assertThat(covariance).isCloseTo(sums[5] / sums[0] - meanX * meanY, within(1e-9));
    }

    @Test
    void theMixtureHasTheMomentsOfItsDensityWhichIsNormalised() {
        haveTheMomentsOfTheirDensity(MIXTURE, 1, MIXTURE.covariance(0, 1), (u, v, point) -> {
            point[0] = u;
            point[1] = v;
            return 1;
        });
        assertThat(MIXTURE.mean()[0]).isEqualTo(-0.75);
        assertThat(MIXTURE.weight(0)).isEqualTo(0.75);
        assertThat(MIXTURE.modeOf(new double[] {2.5, 0})).isEqualTo(1);
        assertThat(MIXTURE.modeOf(MIXTURE.centre(0))).isZero();
    }

    @Test
    void theBananaHasTheMomentsOfItsDensity() {
        Banana banana = new Banana(1, 0.5, 1.2, 0.7, 0.4);
        haveTheMomentsOfTheirDensity(banana, 2 * Math.PI * 1.2 * 0.4, banana.covariance(), (u, v, point) -> {
            point[0] = 0.5 + 1.2 * u;
            point[1] = 0.7 * point[0] * point[0] + 0.4 * v;
            return 1.2 * 0.4;
        });
    }

    @Test
    void theFunnelHasTheMomentsOfItsDensity() {
        Funnel funnel = new Funnel(2, 1.5);
        haveTheMomentsOfTheirDensity(funnel, 2 * Math.PI * 1.5, 0, (u, v, point) -> {
            point[0] = 1.5 * u;
            point[1] = Math.exp(point[0] / 2) * v;
            return 1.5 * Math.exp(point[0] / 2);
        });
        assertThat(new Funnel(10, 3).variances()[9]).isCloseTo(90.0171313, within(5e-8));
    }

    /** Far from every mode the sum of densities vanishes, its logarithm does not. */
    @Test
    void farFromTheModesTheMixtureIsStillFinite() {
        double[] gradient = new double[2];
        assertThat(MIXTURE.valueAndGradient(new double[] {1e4, 0}, gradient)).isBetween(4e7, 6e7);
        assertThat(gradient[0]).isCloseTo(9997, within(1e-9));
    }

    @Test
    void modesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new GaussianMixture(List.of()))
                .hasMessage("a mixture needs at least one mode, got none");
        assertThatThrownBy(() -> new Mode(1, List.of(0.0), List.of(1.0, 1.0)))
                .hasMessage("a mode must have as many deviations as coordinates, got 2 for 1");
        assertThatThrownBy(() -> new GaussianMixture(List.of(
                        new Mode(1, List.of(0.0), List.of(1.0)), new Mode(1, List.of(0.0, 1.0), List.of(1.0, 1.0)))))
                .hasMessage("mode 1 must have 1 coordinates, as mode 0, got 2");
        assertThatThrownBy(() -> new Funnel(1, 3)).hasMessage("the dimension of the funnel must be at least 2, got 1");
        assertThatThrownBy(() -> new Banana(1, 0, 1, 1, 0)).hasMessage("width must be positive and finite, got 0.0");
    }

    private interface Contract extends ObjectiveContract<double[]> {
        @Override
        default double[] point() {
            return new double[] {0.4, -0.7};
        }

        @Override
        default double[] toArray(double[] x) {
            return x.clone();
        }
    }

    @Nested
    final class MixtureTest implements Contract {
        @Override
        public GaussianMixture objective() {
            return MIXTURE;
        }
    }

    @Nested
    final class BananaTest implements Contract {
        @Override
        public Banana objective() {
            return new Banana(1, 0.5, 1.2, 0.7, 0.4);
        }
    }

    @Nested
    final class FunnelTest implements Contract {
        @Override
        public Funnel objective() {
            return new Funnel(2, 3);
        }
    }
}
