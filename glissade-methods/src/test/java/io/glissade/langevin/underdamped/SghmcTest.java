package io.glissade.langevin.underdamped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.example.ChainMeans;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import io.glissade.testfunction.Quadratic;
import org.junit.jupiter.api.Test;

final class SghmcTest {
    private static final double NOISE = 4;

    /** x^2/2 whose gradient has a normal number of variance {@link #NOISE} added, another one for each minibatch. */
    private record NoisyParabola(CounterRandom random) implements Minibatches<double[]> {
        @Override
        public EuclideanSpace space() {
            return new EuclideanSpace(1);
        }

        @Override
        public Objective<double[]> next() {
            double noise = Math.sqrt(NOISE) * random.nextGaussian();
            return new Objective<>() {
                @Override
                public EuclideanSpace space() {
                    return new EuclideanSpace(1);
                }

                @Override
                public double valueAndGradient(double[] x, double[] gradientOut) {
                    gradientOut[0] = x[0] + noise;
                    return x[0] * x[0] / 2 + noise * x[0];
                }
            };
        }
    }

    private static ChainMeans square(LangevinMethod<double[]> method) {
        return ChainMeans.of(
                method,
                c -> new NoisyParabola(new CounterRandom(5, c)),
                new double[1],
                200,
                100,
                2_000,
                chain -> chain.point()[0] * chain.point()[0]);
    }

    /**
     * The scheme is linear and its noise enters v alone, so its variance is that of exact gradients times the ratio of the noise: exactly
     * {@code 1 + h noise/(2 gamma)} without the correction, here 1.5, and 1 with it. Exact gradients, h = 0.2, gamma = 0.8: 1.03.
     */
    @Test
    void theCorrectionTakesAwayWhatTheMinibatchesHeat() {
        double h = 0.2;
        double friction = 0.8;
        double exact = stationaryVariance(h, friction);
        ChainMeans corrected = square(new Sghmc<>(h, friction, 1, NOISE));
        assertThat(corrected.standardError()).isLessThan(0.02);
        assertThat(corrected.errorsFrom(exact)).isBetween(-4.0, 4.0);
        ChainMeans uncorrected = square(new Underdamped<>(Scheme.SEMI_IMPLICIT_EULER, h, friction, 1));
        assertThat(uncorrected.errorsFrom(exact * (1 + h * NOISE / (2 * friction))))
                .isBetween(-4.0, 4.0);
    }

    /** Of v' = (1 - g h) v - h x + noise, x' = x + h v', by iterating the covariance to its fixed point. */
    private static double stationaryVariance(double h, double friction) {
        double keep = 1 - friction * h;
        double xx = 0;
        double xv = 0;
        double vv = 0;
        for (int i = 0; i < 2_000; i++) {
            double newVv = keep * keep * vv - 2 * keep * h * xv + h * h * xx + 2 * friction * h;
            double oldXnewV = keep * xv - h * xx;
            double newXx = xx + 2 * h * oldXnewV + h * h * newVv;
            xv = oldXnewV + h * newVv;
            xx = newXx;
            vv = newVv;
        }
        return xx;
    }

    @Test
    void withoutNoiseItIsTheSchemeBitForBit() {
        Quadratic quadratic = new Quadratic(1, 0.2);
        try (LangevinIteration<double[]> one = new Sghmc<double[]>(0.3, 1, 1, 0)
                        .start(Minibatches.always(quadratic), new double[] {1, 2}, new CounterRandom(1, 0));
                LangevinIteration<double[]> other = new Underdamped<double[]>(Scheme.SEMI_IMPLICIT_EULER, 0.3, 1, 1)
                        .start(Minibatches.always(quadratic), new double[] {1, 2}, new CounterRandom(1, 0))) {
            for (int i = 0; i < 30; i++) {
                one.step();
                other.step();
                assertThat(one.point()).isEqualTo(other.point());
            }
        }
    }

    @Test
    void moreNoiseThanFrictionTakesAwayIsRefused() {
        Sghmc<double[]> method = new Sghmc<>(0.5, 1, 1, 8);
        try (LangevinIteration<double[]> chain =
                method.start(Minibatches.always(new Quadratic(1)), new double[1], new CounterRandom(1, 0))) {
            chain.step();
            assertThatThrownBy(chain::step)
                    .hasMessage(
                            "gradientNoise must be at most 2 friction T / stepSize = 4.0 at step size 0.5, got 8.0");
        }
        assertThatThrownBy(() -> new Sghmc<>(0.5, 1, 1, -1))
                .hasMessage("gradientNoise must not be negative and be finite, got -1.0");
    }
}
