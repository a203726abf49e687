package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Runner;
import io.glissade.run.StopRule;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuasiNewtonDescentTest {

    /** Rosenbrock's valley: condition number about 2,500 at the minimum (1, 1). */
    private static final Objective<double[]> VALLEY = new Objective<>() {
        @Override
        public VectorSpace<double[]> space() {
            return new EuclideanSpace(2);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradientOut) {
            double across = x[1] - x[0] * x[0];
            gradientOut[0] = -400 * x[0] * across - 2 * (1 - x[0]);
            gradientOut[1] = 200 * across;
            return 100 * across * across + (1 - x[0]) * (1 - x[0]);
        }
    };

    private static long gradients(Objective<double[]> objective, double tolerance, double... x0) {
        try (GradientIteration<double[]> iteration =
                new QuasiNewtonDescent<double[]>(10, 1e-3).start(Minibatches.always(objective), x0)) {
            Runner.run(iteration, StopRule.residualAtMost(tolerance).or(StopRule.afterSteps(2000)), List.of());
            assertThat(iteration.progress().residual()).isLessThanOrEqualTo(tolerance);
            return iteration.evaluations();
        }
    }

    @Test
    void theValleyIsWalkedInLessThanAHundredGradients() {
        assertThat(gradients(VALLEY, 1e-10, -1.2, 1)).isLessThan(100);
    }

    /** With pairs for every direction a quadratic needs little more than its dimension; plain descent takes 1e4 steps and more. */
    @Test
    void anIllConditionedQuadraticTakesFewGradients() {
        assertThat(gradients(new Quadratic(1, 1e2, 1e3, 1e4), 1e-9, 1, 1, 1, 1)).isLessThan(60);
    }

    /** Without a past the direction is that of the gradient. */
    @Test
    void theFirstMoveIsTheFirstStepAlongTheGradient() {
        try (GradientIteration<double[]> iteration = new QuasiNewtonDescent<double[]>(5, 0.05)
                .start(Minibatches.always(new Quadratic(1, 1)), new double[] {3, 4})) {
            iteration.step();
            assertThat(iteration.displacement()).containsExactly(new double[] {-0.15, -0.2}, within(1e-15));
        }
    }

    /** At the minimum of a function whose values are all rounding the point stays, however long it runs. */
    @Test
    void whereNothingDescendsThePointStays() {
        Objective<double[]> steep = new Objective<>() {
            @Override
            public VectorSpace<double[]> space() {
                return new EuclideanSpace(1);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = 1;
                return x[0] == 2 ? 0 : 1;
            }
        };
        try (GradientIteration<double[]> iteration =
                new QuasiNewtonDescent<double[]>(5, 0.25).start(Minibatches.always(steep), new double[] {2})) {
            Runner.run(iteration, StopRule.afterSteps(500), List.of());
            assertThat(iteration.point()).containsExactly(2);
            assertThat(iteration.displacement()).containsExactly(0);
        }
    }

    @Test
    void aMemoryOfNothingIsRefused() {
        assertThatThrownBy(() -> new QuasiNewtonDescent<double[]>(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("memory must be at least 1, got 0");
    }
}
