package io.glissade.langevin.underdamped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.langevin.LangevinIteration;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Quadratic;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemeTest {

    @ParameterizedTest
    @CsvSource({"BAOAB, 1", "OBABO, 1", "ABOBA, 1", "UBU, 1", "BU, 1", "F, 1", "E, 1", "SA, 1", "ABABO, 2", "BABOBAB, 2"
    })
    void itsGradientsAreThoseThatARunEvaluates(String word, int gradients) {
        Scheme scheme = new Scheme(word);
        assertThat(scheme.gradients()).isEqualTo(gradients);
        Quadratic quadratic = new Quadratic(1, 2);
        try (LangevinIteration<double[]> chain = new Underdamped<double[]>(scheme, 0.1, 1, 1)
                .start(Minibatches.always(quadratic), new double[] {1, 1}, new CounterRandom(1, 0))) {
            for (int i = 0; i < 3; i++) {
                chain.step();
            }
            long before = chain.evaluations();
            for (int i = 0; i < 50; i++) {
                chain.step();
            }
            assertThat(chain.evaluations() - before).isEqualTo(50L * gradients);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "BO", "UO", "FA", "AS", "S", "BAOABX", "ABOABOABOA", "baoab"})
    void anotherWordIsRefused(String word) {
        assertThatThrownBy(() -> new Scheme(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "scheme must be a word of A, B and O with each of them, of B and U with both, or F, E or SA, got "
                                + word);
    }

    /** With momentum 1 - gamma h and step h^2; v = 0 at the start as the momentum of heavy ball. */
    @Test
    void atTemperatureZeroSghmcIsHeavyBall() {
        Quadratic quadratic = new Quadratic(1, 0.3, 0.02);
        double h = 0.25;
        double friction = 0.8;
        GradientDescent<double[]> heavyBall = new GradientDescent<>(new FixedStep(h * h), 1 - friction * h, null);
        double[] x0 = {3, -1, 2};
        try (GradientIteration<double[]> descent = heavyBall.start(Minibatches.always(quadratic), x0);
                LangevinIteration<double[]> chain = new Underdamped<double[]>(
                                Scheme.SEMI_IMPLICIT_EULER, h, friction, 0)
                        .start(Minibatches.always(quadratic), x0, new CounterRandom(1, 0))) {
            for (int i = 0; i < 100; i++) {
                descent.step();
                chain.step();
                assertThat(chain.point()).containsExactly(descent.point(), within(1e-14));
            }
            assertThat(quadratic.valueAndGradient(chain.point(), new double[3])).isLessThan(0.05);
        }
    }

    /** Without friction and force the noise is gone too; BAOAB is then Verlet's scheme, which turns back exactly. */
    @Test
    void aPathWithoutNoiseIsReversible() {
        Quadratic quadratic = new Quadratic(1, 4);
        try (LangevinIteration<double[]> chain = new Underdamped<double[]>(Scheme.BAOAB, 0.3, 1e-300, 0)
                .start(Minibatches.always(quadratic), new double[] {1, 0.5}, new CounterRandom(1, 0))) {
            for (int i = 0; i <= 20; i++) {
                chain.step();
            }
            double[] velocity = Objects.requireNonNull(chain.velocity());
            velocity[0] *= -1;
            velocity[1] *= -1;
            for (int i = 0; i < 20; i++) {
                chain.step();
            }
            assertThat(chain.point()).containsExactly(new double[] {1, 0.5}, within(1e-13));
        }
    }

    /** Far above the stable step. Where the position moves after the gradient it may overflow first. */
    @ParameterizedTest
    @ValueSource(strings = {"BAOAB", "OBABO", "ABOBA", "UBU", "BU", "F", "E", "SA"})
    void aRunThatDivergesIsNamedAsSoonAsItsPointIsNotFinite(String word) {
        Quadratic quadratic = new Quadratic(1, 1e-3);
        try (LangevinIteration<double[]> chain = new Underdamped<double[]>(new Scheme(word), 1e60, 1e-70, 1)
                .start(Minibatches.always(quadratic), new double[] {1, 0}, new CounterRandom(1, 0))) {
            for (int i = 0; i < 20 && chain.nonFinite() == null; i++) {
                chain.step();
                boolean finite = quadratic.space().firstNonFinite(chain.point()) == null
                        && Double.isFinite(chain.progress().value())
                        && Double.isFinite(chain.progress().residual());
                assertThat(chain.nonFinite() == null).isEqualTo(finite);
            }
            assertThat(chain.nonFinite())
                    .matches(
                            "Step \\d: (coordinate x\\[0\\]|the gradient at coordinate x\\[0\\]|the energy|a norm) is not "
                                    + "finite \\(energy .*\\)\\.");
        }
    }

    /** Curvature 1, friction 0.2: two per cent below the limit of the fact sheet a run without noise decays, above it grows. */
    @ParameterizedTest
    @CsvSource({
        "BAOAB, 2",
        "OBABO, 2",
        "ABOBA, 2",
        "UBU, 2.01",
        "BU, 2.01",
        "F, 0.41",
        "E, 0.2",
        "SA, 1.81",
    })
    void itIsStableUpToItsLimit(String word, double limit) {
        assertThat(sizeAfterManySteps(word, 0.98 * limit)).isLessThan(0.5);
        assertThat(sizeAfterManySteps(word, 1.02 * limit)).isGreaterThan(2);
    }

    private static double sizeAfterManySteps(String word, double stepSize) {
        Quadratic quadratic = new Quadratic(1);
        try (LangevinIteration<double[]> chain = new Underdamped<double[]>(new Scheme(word), stepSize, 0.2, 0)
                .start(Minibatches.always(quadratic), new double[] {1}, new CounterRandom(1, 0))) {
            double largest = 0;
            for (int i = 0; i < 4_000 && chain.nonFinite() == null; i++) {
                chain.step();
                largest = i < 3_900 ? 0 : Math.max(largest, Math.abs(chain.point()[0]));
            }
            return chain.nonFinite() == null ? largest : Double.POSITIVE_INFINITY;
        }
    }
}
