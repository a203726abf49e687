package io.glissade.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.testkit.ForAll;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A2: the bounds hold and are tight. */
final class ContractionBoundsTest {

    private static final int SPECTRA = 300;
    private static final int TIMES = 25;

    /** Five curvatures, the least 10^U(-3, .5) and the others m (1 + 10^U(-2, 3)). */
    private static GaussianTarget spectrum(RandomGenerator random) {
        double least = Math.pow(10, -3 + 3.5 * random.nextDouble());
        double[] curvatures = new double[5];
        curvatures[0] = least;
        for (int i = 1; i < 5; i++) {
            curvatures[i] = least * (1 + Math.pow(10, -2 + 5 * random.nextDouble()));
        }
        return GaussianTarget.diagonal(curvatures);
    }

    /** From .01 to 10 in units of 1/sqrt(m). */
    private static double time(GaussianTarget target, int index) {
        return Math.pow(10, -2 + 3.0 * index / (TIMES - 1)) / Math.sqrt(target.smallestCurvature());
    }

    @Test
    void belowTheOptimalFrictionTheBoundHoldsAndIsNearlyAttained() {
        double largest = 0;
        for (int i = 0; i < SPECTRA; i++) {
            RandomGenerator random = ForAll.random(i);
            GaussianTarget target = spectrum(random);
            double friction = ContractionBounds.optimalFriction(target) * (1 - (.02 + .96 * random.nextDouble()));
            LinearDynamics dynamics = LinearDynamics.underdamped(target, friction, 1);
            for (int k = 0; k < TIMES; k++) {
                double time = time(target, k);
                largest = Math.max(
                        largest, dynamics.contraction(time) / ContractionBounds.underdamped(target, friction, time));
            }
        }
        assertThat(largest).isBetween(.99, 1.0);
    }

    @Test
    void atTheOptimalFrictionTheBoundHoldsAndIsNearlyAttained() {
        double largest = 0;
        for (int i = 0; i < SPECTRA; i++) {
            GaussianTarget target = spectrum(ForAll.random(1000 + i));
            LinearDynamics dynamics = LinearDynamics.underdamped(target, ContractionBounds.optimalFriction(target), 1);
            for (int k = 0; k < TIMES; k++) {
                double time = time(target, k);
                largest = Math.max(
                        largest,
                        dynamics.contraction(time) / ContractionBounds.underdampedAtOptimalFriction(target, time));
            }
        }
        assertThat(largest).isBetween(.99, 1.0);
    }

    /** The block of the smallest curvature at critical friction has the Frobenius norm sqrt(2 + (m + 1)^2 t^2) e^(-sqrt(m) t). */
    @Test
    void theCriticalBlockHasTheStatedFrobeniusNorm() {
        for (double least : new double[] {.01, .3, 2}) {
            for (double time : new double[] {.1, 1, 20}) {
                double squares = 0;
                for (double element : UnderdampedMode.flow(least, 2 * Math.sqrt(least), time)) {
                    squares += element * element;
                }
                double stated = Math.sqrt(2 + Math.pow((least + 1) * time, 2)) * Math.exp(-Math.sqrt(least) * time);
                assertThat(Math.sqrt(squares) / stated).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void nonReversibleBoundsHoldForRandomRotationsAndTheOptimalOne() {
        GaussianTarget target = GaussianTarget.ofCondition(6, 50).rotated(1);
        LinearDynamics random = LinearDynamics.nonReversible(
                target, RotationSearch.of(target, new double[] {2}, 1, 3).rotation(), 1);
        LinearDynamics optimal = LinearDynamics.nonReversible(target, OptimalRotation.of(target), 1);
        for (double time = .01; time < 60; time *= 1.4) {
            assertThat(random.contraction(time)).isLessThanOrEqualTo(ContractionBounds.nonReversible(target, time));
            assertThat(optimal.contraction(time))
                    .isLessThanOrEqualTo(ContractionBounds.nonReversible(target, time) * (1 + 1e-9))
                    .isLessThanOrEqualTo(ContractionBounds.optimalRotation(target, time) * (1 + 1e-9));
        }
    }

    @Test
    void thereIsNoConstantAtTheOptimalFriction() {
        GaussianTarget target = GaussianTarget.diagonal(.01, 1);
        assertThatThrownBy(() -> ContractionBounds.underdampedConstant(target, .2))
                .hasMessage("friction must be between 0.0 and 0.2, both excluded, got 0.2");
        assertThat(ContractionBounds.optimalFrictionConstant(GaussianTarget.diagonal(2, 2)))
                .isZero();
    }
}
