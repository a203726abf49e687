package io.glissade.langevin.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glissade.gaussian.GaussianTarget;
import io.glissade.gaussian.RecurrenceTime;
import io.glissade.langevin.LangevinMethod;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The double well of s = 1 from .2 beside its minimum, where the curvature is 2, and 1 across; r = .5 and epsilon = .25. */
final class RecurrenceTest {
    private static final GaussianTarget AT_MINIMUM = GaussianTarget.diagonal(1, 2);
    private static final double RADIUS = 0.5;
    private static final double EPSILON = 0.25;
    private static final double WATCHED = 100;

    private record Case(String name, Temperature method, double rate, double recurrenceTime) {
        interface Temperature {
            LangevinMethod<double[]> at(double beta);
        }

        Recurrence.Counts at(double beta, int runs) {
            return new Recurrence<>(
                            Wells.chains(method.at(beta), 2, 1, -0.8),
                            new double[] {-1, 0},
                            RADIUS,
                            EPSILON,
                            rate,
                            recurrenceTime,
                            recurrenceTime + WATCHED)
                    .run(runs, 11, 2);
        }
    }

    /** With J of a = 1 the rate is Tr(H)/2 = 1.5, and sqrt(cond H) times 1.77 bounds the constant: 2.5. */
    static Stream<Case> dynamics() {
        return Stream.of(
                new Case(
                        "without velocity",
                        beta -> Wells.overdamped(0.02, beta),
                        1,
                        RecurrenceTime.overdamped(AT_MINIMUM, RADIUS, EPSILON)),
                new Case(
                        "with J",
                        beta -> Wells.turned(1, 0.02, beta),
                        1.5,
                        RecurrenceTime.nonReversible(1.5, 2.5, RADIUS, EPSILON)),
                new Case(
                        "with velocity",
                        beta -> Wells.underdamped(2, 0.1, beta),
                        1,
                        RecurrenceTime.underdampedAtOptimalFriction(AT_MINIMUM, RADIUS, EPSILON)));
    }

    /** A8: at a low temperature at most one run in a hundred violates the dichotomy, and most stay; at a high one more do. */
    @ParameterizedTest
    @MethodSource("dynamics")
    void atALowTemperatureAChainLeavesEarlyOrStaysLong(Case dynamics) {
        Recurrence.Counts cold = dynamics.at(600, 100);
        assertThat(cold.violations()).isLessThanOrEqualTo(0.01);
        assertThat(cold.stayed()).isGreaterThan(80);
        Recurrence.Counts warm = dynamics.at(60, 100);
        assertThat(warm.stayed() + warm.left() + warm.violated()).isEqualTo(100);
        assertThat(warm.outsideLater()).isGreaterThan(10);
    }

    @Test
    void theFatesAreTheSameOnAnyNumberOfThreads() {
        Recurrence<double[]> study = new Recurrence<>(
                Wells.chains(Wells.overdamped(0.02, 100), 1, 1, -0.8), new double[] {-1}, 0.5, 0.25, 2, 3, 20);
        assertThat(study.run(50, 3, 1)).isEqualTo(study.run(50, 3, 4));
    }

    /** A chain from the other well has left at once; one that cannot move stays. */
    @Test
    void fatesAreThoseOfTheirDefinition() {
        Recurrence<double[]> away = new Recurrence<>(
                Wells.chains(Wells.overdamped(0.02, 1e300), 1, 1, 1), new double[] {-1}, 0.5, 0.25, 2, 3, 20);
        assertThat(away.run(2, 1, 1)).isEqualTo(new Recurrence.Counts(2, 0, 0, 2));
        Recurrence<double[]> still = new Recurrence<>(
                Wells.chains(Wells.overdamped(0.02, 1e300), 1, 1, -1), new double[] {-1}, 0.5, 0.25, 2, 3, 20);
        assertThat(still.run(2, 1, 1)).isEqualTo(new Recurrence.Counts(0, 2, 0, 0));
        assertThatThrownBy(() -> new Recurrence<>(still.chains(), new double[1], 0.5, 0.25, 2, 3, 3))
                .hasMessage("escapeTime must be finite and greater than recurrenceTime = 3.0, got 3.0");
    }
}
