package io.glissade.langevin.adjusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.example.ChainMeans;
import io.glissade.langevin.example.DoubleWell;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdjustedMethodsTest {

    private static AdjustedUnderdamped<double[]> adjusted(double stepSize, double friction, double temperature, int n) {
        return new AdjustedUnderdamped<>(Schedule.constant(stepSize), friction, Schedule.constant(temperature), n);
    }

    private static ChainMeans square(LangevinMethod<double[]> method, Objective<double[]> objective, double[] x0) {
        return ChainMeans.of(
                method,
                c -> Minibatches.always(objective),
                x0,
                100,
                100,
                1_000,
                chain -> chain.point()[0] * chain.point()[0]);
    }

    /** Step 1 on curvature 1: Euler's variance is 1/(1 - 1/2), twice what it should be. */
    @Test
    void malaHasNoBiasWhereEulerHas() {
        double[] x0 = new double[1];
        ChainMeans unadjusted = square(new Overdamped<>(1, 0.5), new Quadratic(1), x0);
        assertThat(unadjusted.errorsFrom(1)).isBetween(-4.0, 4.0);
        ChainMeans mala = square(new Mala<>(1, 0.5), new Quadratic(1), x0);
        assertThat(mala.standardError()).isLessThan(0.005);
        assertThat(mala.errorsFrom(0.5)).isBetween(-4.0, 4.0);
    }

    /** Step 1.4 on curvature 1: OBABO's variance is 1/(1 - 1.96/4), again about twice. */
    @Test
    void adjustedUnderdampedHasNoBiasWhereObaboHas() {
        double[] x0 = new double[1];
        ChainMeans unadjusted = square(new Underdamped<>(Scheme.OBABO, 1.4, 1, 1), new Quadratic(1), x0);
        assertThat(unadjusted.errorsFrom(1 / 0.51)).isBetween(-4.0, 4.0);
        for (int n : new int[] {1, 3}) {
            ChainMeans exact = square(adjusted(1.4, 1, 1, n), new Quadratic(1), x0);
            assertThat(exact.standardError()).isLessThan(0.015);
            assertThat(exact.errorsFrom(1)).isBetween(-4.0, 4.0);
        }
    }

    /** The velocity is kept exactly too, in spite of the turns. */
    @Test
    void theKineticEnergyIsThatOfTheTemperature() {
        ChainMeans kinetic = ChainMeans.of(
                adjusted(1.2, 0.5, 0.7, 2),
                c -> Minibatches.always(new Quadratic(1)),
                new double[1],
                100,
                100,
                1_000,
                chain -> {
                    double[] velocity = chain.velocity();
                    return velocity == null ? Double.NaN : velocity[0] * velocity[0];
                });
        assertThat(kinetic.standardError()).isLessThan(0.01);
        assertThat(kinetic.errorsFrom(0.7)).isBetween(-4.0, 4.0);
    }

    /** A quartic well, against quadrature: Euler is off by many standard errors. */
    @Test
    void aTargetThatIsNotGaussianIsKeptExactly() {
        DoubleWell well = new DoubleWell(1, 0.3);
        double[] x0 = {0.5};
        double square = well.mean(1, x -> x * x);
        double mean = well.mean(1, x -> x);
        assertThat(Math.abs(square(new Overdamped<>(0.12, 1), well, x0).errorsFrom(square)))
                .isGreaterThan(8);
        for (LangevinMethod<double[]> method : List.<LangevinMethod<double[]>>of(
                new Mala<>(0.12, 1), adjusted(0.5, 1, 1, 1), adjusted(0.4, 2, 1, 4))) {
            assertThat(square(method, well, x0).errorsFrom(square)).isBetween(-4.0, 4.0);
            ChainMeans first = ChainMeans.of(
                    method, c -> Minibatches.always(well), x0, 100, 100, 1_000, chain -> chain.point()[0]);
            assertThat(first.errorsFrom(mean)).isBetween(-4.0, 4.0);
        }
    }

    /** By hand, for step 0.5 on curvature 1 at temperature 2. */
    @Test
    void malaAcceptsWithTheProbabilityOfItsFormula() {
        CounterRandom random = new CounterRandom(3, 0);
        try (LangevinIteration<double[]> chain =
                new Mala<double[]>(1.5, 2).start(Minibatches.always(new Quadratic(1)), new double[] {0.2}, random)) {
            chain.step();
            int accepted = 0;
            for (int i = 0; i < 200; i++) {
                double x = chain.point()[0];
                CounterRandom copy = new CounterRandom(3, 0);
                copy.moveTo(random.position());
                double y = x - 1.5 * x + Math.sqrt(2 * 1.5 * 2) * copy.nextGaussian();
                double forward = y - x + 1.5 * x;
                double reverse = x - y + 1.5 * y;
                double exponent = (x * x - y * y) / 2 / 2 + (forward * forward - reverse * reverse) / (4 * 1.5 * 2);
                chain.step();
                assertThat(chain.acceptance()).isCloseTo(Math.min(1, Math.exp(exponent)), within(1e-12));
                boolean moved = chain.point()[0] != x;
                accepted += moved ? 1 : 0;
                assertThat(chain.point()[0]).isCloseTo(moved ? y : x, within(1e-14));
                assertThat(chain.progress().value()).isEqualTo(chain.point()[0] * chain.point()[0] / 2);
                assertThat(chain.gradient()).isEqualTo(chain.point());
            }
            assertThat(accepted).isBetween(100, 195);
        }
    }

    /** Far too long a step: everything is refused, nothing breaks, and the velocity turns each time. */
    @Test
    void aProposalThatOverflowsIsRefused() {
        Objective<double[]> steep = new Objective<>() {
            @Override
            public EuclideanSpace space() {
                return new EuclideanSpace(1);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = Math.sinh(300 * x[0]);
                return Math.cosh(300 * x[0]) / 300;
            }
        };
        for (LangevinMethod<double[]> method :
                List.<LangevinMethod<double[]>>of(new Mala<>(50, 1), adjusted(50, 1, 1, 2))) {
            try (LangevinIteration<double[]> chain =
                    method.start(Minibatches.always(steep), new double[] {0.01}, new CounterRandom(1, 0))) {
                for (int i = 0; i < 30; i++) {
                    chain.step();
                }
                assertThat(chain.nonFinite()).isNull();
                assertThat(chain.point()).containsExactly(0.01);
                assertThat(chain.acceptance()).isZero();
                assertThat(chain.progress().value()).isEqualTo(Math.cosh(3.0) / 300);
            }
        }
    }

    @Test
    void atTemperatureZeroMalaNeverRisesAndTheOtherIsDampedToTheMinimum() {
        DoubleWell well = new DoubleWell(1, 0.1);
        CounterRandom random = new CounterRandom(1, 0);
        try (LangevinIteration<double[]> chain =
                new Mala<double[]>(0.2, 0).start(Minibatches.always(well), new double[] {2.4}, random)) {
            chain.step();
            double before = chain.progress().value();
            int refused = 0;
            for (int i = 0; i < 100; i++) {
                chain.step();
                assertThat(chain.progress().value()).isLessThanOrEqualTo(before);
                refused += chain.acceptance() == 0 ? 1 : 0;
                before = chain.progress().value();
            }
            assertThat(refused).isEqualTo(100);
            assertThat(random.position()).isZero();
        }
        try (LangevinIteration<double[]> chain =
                adjusted(0.1, 0.5, 0, 1).start(Minibatches.always(well), new double[] {0.4}, random)) {
            for (int i = 0; i < 1_000; i++) {
                chain.step();
            }
            assertThat(chain.progress().residual()).isLessThan(1e-6);
            assertThat(chain.acceptance()).isEqualTo(1);
            assertThat(random.position()).isZero();
        }
    }

    @Test
    void numbersOutsideTheirBoundsAreNamed() {
        assertThatThrownBy(() -> adjusted(1, 0, 1, 1)).hasMessage("friction must be positive and finite, got 0.0");
        assertThatThrownBy(() -> adjusted(1, 1, 1, 0)).hasMessage("leapfrogSteps must be at least 1, got 0");
    }
}
