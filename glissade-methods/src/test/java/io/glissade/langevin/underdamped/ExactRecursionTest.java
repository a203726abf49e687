package io.glissade.langevin.underdamped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gaussian.GaussianStep;
import io.glissade.gaussian.GaussianTarget;
import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.overdamped.AntisymmetricMatrix;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without noise a step is a matrix, and it is that of the exact recursion, which shares no code with it. */
class ExactRecursionTest {
    private static final int DIMENSION = 4;
    private static final GaussianTarget TARGET =
            GaussianTarget.ofCondition(DIMENSION, 60).rotated(7);
    private static final double[][] ROTATION = {{0, 1, -.5, 2}, {-1, 0, .3, .1}, {.5, -.3, 0, -1}, {-2, -.1, 1, 0}};

    /** Short steps of little friction and long ones of much: either side of where series and closed forms meet. */
    @ParameterizedTest
    @CsvSource({
        "E, .1, .3", "SA, .1, .3", "F, .1, .3", "OBABO, .1, .3", "BAOAB, .1, .3", "ABOBA, .1, .3", "UBU, .1, .3",
        "BU, .1, .3", "E, 1.7, 3", "SA, 1.7, 3", "F, 1.7, 3", "OBABO, 1.7, 3", "BAOAB, 1.7, 3", "ABOBA, 1.7, 3",
        "UBU, 1.7, 3", "BU, 1.7, 3", "F, .01, .001", "UBU, .01, .001", "BAOABAOAB, .4, 1", "UBUBU, .4, 1"
    })
    void everyColumnIsThatOfTheMatrix(String word, double stepSize, double friction) {
        double[][] exact =
                GaussianStep.underdamped(TARGET, word, stepSize, friction, 0).transition();
        LangevinMethod<double[]> method = new Underdamped<>(new Scheme(word), stepSize, friction, 0);
        for (int column = 0; column < 2 * DIMENSION; column++) {
            double[] state = moved(method, column, true);
            for (int row = 0; row < 2 * DIMENSION; row++) {
                assertThat(state[row])
                        .as("%s [%d][%d]", word, row, column)
                        .isCloseTo(exact[row][column], within(1e-13));
            }
        }
    }

    @Test
    void everyColumnOfEulersSchemeIsThatOfTheMatrix() {
        double[][] reversible = GaussianStep.overdamped(TARGET, .3, 0).transition();
        double[][] turned = GaussianStep.nonReversible(TARGET, ROTATION, .3, 0).transition();
        for (int column = 0; column < DIMENSION; column++) {
            double[] plain = moved(new Overdamped<>(.3, 0), column, false);
            double[] rotated = moved(
                    new Overdamped<>(Schedule.constant(.3), Schedule.constant(0), new AntisymmetricMatrix(ROTATION)),
                    column,
                    false);
            for (int row = 0; row < DIMENSION; row++) {
                assertThat(plain[row]).isCloseTo(reversible[row][column], within(1e-13));
                assertThat(rotated[row]).isCloseTo(turned[row][column], within(1e-13));
            }
        }
    }

    /** Where one step takes a unit vector of (v, x), or of x. */
    private static double[] moved(LangevinMethod<double[]> method, int column, boolean withVelocity) {
        double[] x = new double[DIMENSION];
        int velocities = withVelocity ? DIMENSION : 0;
        if (column >= velocities) {
            x[column - velocities] = 1;
        }
        double[] state = new double[velocities + DIMENSION];
        try (LangevinIteration<double[]> iteration =
                method.start(Minibatches.always(TARGET), x, new CounterRandom(1, 0))) {
            iteration.step();
            double @Nullable [] v = iteration.velocity();
            if (v != null && column < velocities) {
                v[column] = 1;
            }
            iteration.step();
            if (v != null) {
                System.arraycopy(v, 0, state, 0, DIMENSION);
            }
            System.arraycopy(iteration.point(), 0, state, velocities, DIMENSION);
        }
        return state;
    }
}
