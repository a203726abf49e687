package io.glissade.nested.hypergradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.hypergradient.Strategies.Found;
import io.glissade.torch.TorchSpace.Precision;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All exact strategies find the same value and gradient, that of central differences. */
final class StrategiesAgreementTest {

    /** Logarithms of step sizes around -2, the rest around zero. */
    private static double[] point(int second, int third, boolean small) {
        SplittableRandom random = new SplittableRandom(7);
        double[] point = new double[small ? 1 : 2 + third + second];
        for (int i = 0; i < point.length; i++) {
            boolean logarithm = i >= 1 && i < 2 + third;
            point[i] = (logarithm ? -2 : 0) + 0.5 * random.nextDouble();
        }
        return point;
    }

    private static double[] differences(MultilevelProblem problem, double[] point) {
        double[] gradient = new double[point.length];
        double h = 3e-4;
        for (int i = 0; i < point.length; i++) {
            gradient[i] = (8 * (shifted(problem, point, i, h) - shifted(problem, point, i, -h))
                            - (shifted(problem, point, i, 2 * h) - shifted(problem, point, i, -2 * h)))
                    / (12 * h);
        }
        return gradient;
    }

    private static double shifted(MultilevelProblem problem, double[] point, int coordinate, double by) {
        double[] moved = point.clone();
        moved[coordinate] += by;
        return Strategies.evaluate(problem, new Reverse(), moved).value();
    }

    @ParameterizedTest
    @MethodSource("io.glissade.nested.hypergradient.Strategies#exact")
    void threeCurvedLevelsWithLearnedStepsAndStarts(Hypergradient strategy) {
        for (boolean small : new boolean[] {false, true}) {
            for (int[] shape : new int[][] {{2, 3}, {3, 2}}) {
                MultilevelProblem problem = Example.curved(shape[0], shape[1], 3, small, Precision.DOUBLE);
                double[] point = point(shape[0], shape[1], small);
                Found reverse = Strategies.evaluate(problem, new Reverse(), point);
                Found found = Strategies.evaluate(problem, strategy, point);
                assertThat(found.value()).isCloseTo(reverse.value(), within(1e-12));
                assertThat(found.gradient()).containsExactly(reverse.gradient(), within(1e-12));
            }
        }
    }

    @Test
    void theCurvedGradientIsThatOfDifferences() {
        for (boolean small : new boolean[] {false, true}) {
            MultilevelProblem problem = Example.curved(2, 3, 4, small, Precision.DOUBLE);
            double[] point = point(2, 3, small);
            assertThat(Strategies.evaluate(problem, new Reverse(), point).gradient())
                    .containsExactly(differences(problem, point), within(1e-9));
        }
    }

    /** Some hundred operations round to 6e-8 each. */
    @ParameterizedTest
    @MethodSource("io.glissade.nested.hypergradient.Strategies#exact")
    void floatsGiveTheGradientToTheirPrecision(Hypergradient strategy) {
        double[] point = point(2, 3, false);
        double[] inDouble = Strategies.evaluate(Example.curved(2, 3, 3, false, Precision.DOUBLE), new Reverse(), point)
                .gradient();
        Found found = Strategies.evaluate(Example.curved(2, 3, 3, false, Precision.FLOAT), strategy, point);
        assertThat(found.gradient()).containsExactly(inDouble, within(1e-4));
    }
}
