package io.glissade.langevin.overdamped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverdampedTest {

    @Test
    void atTemperatureZeroItIsGradientDescentBitForBit() {
        Quadratic quadratic = new Quadratic(1, 0.37, 0.013);
        double[] x0 = {3, -0.7, 2};
        CounterRandom random = new CounterRandom(1, 0);
        try (GradientIteration<double[]> descent =
                        new GradientDescent<double[]>(new FixedStep(0.3)).start(Minibatches.always(quadratic), x0);
                LangevinIteration<double[]> chain =
                        new Overdamped<double[]>(0.3, 0).start(Minibatches.always(quadratic), x0, random)) {
            for (int i = 0; i < 200; i++) {
                descent.step();
                chain.step();
                assertThat(chain.point()).isEqualTo(descent.point());
                assertThat(chain.progress().value())
                        .isEqualTo(descent.progress().value());
            }
            assertThat(random.position()).isZero();
        }
    }

    /** x = (1 - h - h J) x on the unit quadratic. */
    @Test
    void theRotationTurnsTheGradient() {
        AntisymmetricMatrix rotation = AntisymmetricMatrix.ofPlane(2);
        Overdamped<double[]> method = new Overdamped<>(Schedule.constant(0.25), Schedule.constant(0), rotation);
        try (LangevinIteration<double[]> chain =
                method.start(Minibatches.always(new Quadratic(1, 1)), new double[] {1, 3}, new CounterRandom(1, 0))) {
            chain.step();
            chain.step();
            assertThat(chain.point()).containsExactly(1 - 0.25 - 0.25 * 2 * 3, 3 - 0.75 + 0.25 * 2);
        }
    }

    @Test
    void aStepThatDivergesNamesStepAndCoordinate() {
        Cosh cosh = new Cosh(2, new SmoothnessConstants(1, 2));
        try (LangevinIteration<double[]> chain = new Overdamped<double[]>(3, 0)
                .start(Minibatches.always(cosh), new double[] {4, 4}, new CounterRandom(1, 0))) {
            for (int i = 0; i < 10; i++) {
                chain.step();
            }
            assertThat(chain.nonFinite()).startsWith("Step ").contains(" x[0] is not finite");
        }
    }

    @Test
    void aScheduleOutsideItsBoundsIsNamedWithItsMove() {
        Overdamped<double[]> shrinking = new Overdamped<>(move -> 1 - move, Schedule.constant(1), null);
        Overdamped<double[]> cooling = new Overdamped<>(Schedule.constant(1), move -> 1 - move, null);
        assertThatThrownBy(() -> run(shrinking))
                .hasMessage("the step size of move 1 must be positive and finite, got 0.0");
        assertThatThrownBy(() -> run(cooling))
                .hasMessage("the temperature of move 2 must not be negative and be finite, got -1.0");
    }

    private static void run(Overdamped<double[]> method) {
        try (LangevinIteration<double[]> chain =
                method.start(Minibatches.always(new Quadratic(1)), new double[1], new CounterRandom(1, 0))) {
            for (int i = 0; i < 5; i++) {
                chain.step();
            }
        }
    }

    @Test
    void aMatrixThatIsNotAntisymmetricIsRefused() {
        assertThatThrownBy(() -> new AntisymmetricMatrix(new double[0][]))
                .hasMessage("J needs at least one row, got none");
        assertThatThrownBy(() -> new AntisymmetricMatrix(new double[][] {{0, 1}, {-1}}))
                .hasMessage("row 1 of J must have 2 numbers, got 1");
        assertThatThrownBy(() -> new AntisymmetricMatrix(new double[][] {{0, Double.NaN}, {1, 0}}))
                .hasMessage("J[0][1] must be finite, got NaN");
        assertThatThrownBy(() -> new AntisymmetricMatrix(new double[][] {{0, 1}, {-1.5, 0}}))
                .hasMessage("J must be antisymmetric, got J[1][0] = -1.5 and J[0][1] = 1.0");
        assertThatThrownBy(() -> new AntisymmetricMatrix(new double[][] {{2, 1}, {-1, 0}}))
                .hasMessage("J must be antisymmetric, got J[0][0] = 2.0 and J[0][0] = 2.0");
    }

    @Test
    void aMatrixAntisymmetricUpToRoundingIsMadeExactlySo() {
        AntisymmetricMatrix matrix = new AntisymmetricMatrix(new double[][] {{0, 3}, {-3 - 1e-13, 0}});
        assertThat(matrix.get(0, 1)).isEqualTo(-matrix.get(1, 0)).isCloseTo(3, within(1e-12));
        assertThat(matrix.dimension()).isEqualTo(2);
    }

    @Test
    void aLowRankRotationIsItsMatrix() {
        EuclideanSpace space = new EuclideanSpace(4);
        double[][] u = {{1, 2, 0, -1}, {0.5, 0, 1, 3}};
        double[][] v = {{0, 1, 1, 1}, {2, -2, 0.25, 1}};
        double[][] matrix = new double[4][4];
        for (int pair = 0; pair < 2; pair++) {
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    matrix[i][j] += u[pair][i] * v[pair][j] - v[pair][i] * u[pair][j];
                }
            }
        }
        double[] x = {1, -1, 2, 0.5};
        double[] expected = {1, 1, 1, 1};
        double[] found = {1, 1, 1, 1};
        new AntisymmetricMatrix(matrix).addProduct(-0.5, x, expected);
        LowRankRotation<double[]> rotation = new LowRankRotation<>(space, List.of(u), List.of(v));
        rotation.addProduct(-0.5, x, found);
        assertThat(found).containsExactly(expected, within(1e-14));
        double[] turned = new double[4];
        rotation.addProduct(1, x, turned);
        assertThat(space.dot(x, turned)).isCloseTo(0, within(1e-14));
    }

    @Test
    void pairsThatDoNotMatchOrAreNotFiniteAreRefused() {
        EuclideanSpace space = new EuclideanSpace(2);
        double[] sound = {1, 2};
        double[] broken = {1, Double.NaN};
        assertThatThrownBy(() -> new LowRankRotation<>(space, List.of(), List.of()))
                .hasMessage("J needs as many v as u and at least one, got 0 u and 0 v");
        assertThatThrownBy(() -> new LowRankRotation<>(space, List.of(sound), List.of(sound, sound)))
                .hasMessage("J needs as many v as u and at least one, got 1 u and 2 v");
        assertThatThrownBy(() -> new LowRankRotation<>(space, List.of(sound), List.of(broken)))
                .hasMessage("vector v of pair 0 must be finite, but x[1] is not");
    }
}
