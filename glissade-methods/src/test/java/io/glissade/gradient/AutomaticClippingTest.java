package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.run.Archive;
import io.glissade.run.Iteration;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.Quadratic;
import io.glissade.testkit.IterationContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AutomaticClippingTest {

    @Nested
    final class KeepsTheContract implements IterationContract<double[]> {
        @Override
        public VectorSpace<double[]> space(int dimension) {
            return new EuclideanSpace(dimension);
        }

        @Override
        public Iteration<double[]> start(Objective<double[]> objective, double[] x0) {
            return new AutomaticClipping<double[]>(100).start(Minibatches.always(objective), x0);
        }

        @Override
        public double[] toArray(double[] x) {
            return x.clone();
        }
    }

    /** With one curvature everywhere that is what it measures, and at the end of the run the step is 0.7 over it. */
    @Test
    void onNoisyParabolasTheStepIsTheTargetOverTheCurvature() {
        for (double curvature : new double[] {1e-3, 1, 1e4}) {
            double[] curvatures = new double[40];
            double[] x0 = new double[40];
            Arrays.fill(curvatures, curvature);
            Arrays.fill(x0, 1);
            try (GradientIteration<double[]> run = new AutomaticClipping<double[]>(900, 0)
                    .start(noisy(new Quadratic(curvatures), 1, 1, 0.1 * curvature), x0)) {
                assertThat(run.curvature()).isNull();
                for (int k = 0; k <= 900; k++) {
                    run.step();
                }
                CurvatureAlongSteps seen = run.curvature();
                assertThat(seen).isNotNull();
                assertThat(seen.l0() / curvature).isBetween(0.8, 1.25);
                double h = run.move().stepSize()
                        * Math.max(1, run.move().gradientNorm() / run.move().threshold());
                assertThat(h * curvature).isBetween(0.7 / 1.25, 0.7 * 1.25);
            }
        }
    }

    @Test
    void onASteepAndFlatQuadraticItConverges() {
        Quadratic quadratic = new Quadratic(1, 10, 100);
        assertThat(last(quadratic, new AutomaticClipping<>(2000), 2000, 3, -2, 1))
                .isLessThan(1e-9);
    }

    @Test
    void onCoshItBeatsTheBestFixedStep() {
        Cosh cosh = new Cosh(2, new SmoothnessConstants(1, 1));
        assertThat(last(cosh, new AutomaticClipping<>(500), 500, 12, -9) - cosh.minimum())
                .isLessThan(bestFixed(cosh, 500, 12, -9) - cosh.minimum());
    }

    @Test
    void onAFourthPowerItBeatsTheBestFixedStep() {
        PowerFunction power = new PowerFunction(2, 4);
        assertThat(last(power, new AutomaticClipping<>(500), 500, 30, 17)).isLessThan(bestFixed(power, 500, 30, 17));
    }

    /** Other units of loss and parameters: the same run. */
    @Test
    void itIsFreeOfScale() {
        Cosh cosh = new Cosh(3, new SmoothnessConstants(1, 0.5));
        double[] x0 = {4, -3, 2};
        List<double[]> plain = noisyPoints(cosh, 1, 1, x0, 200);
        for (double[] scales : new double[][] {{1000, 1}, {1, 1e-3}, {7e-5, 300}}) {
            List<double[]> scaled = noisyPoints(cosh, scales[0], scales[1], x0, 200);
            for (int k = 0; k < plain.size(); k++) {
                for (int i = 0; i < x0.length; i++) {
                    assertThat(scaled.get(k)[i] / scales[1])
                            .as("loss times %s, parameters times %s, step %s", scales[0], scales[1], k)
                            .isCloseTo(plain.get(k)[i], within(1e-6));
                }
            }
        }
    }

    @Test
    void underNoiseItStaysAndTheFallEndsLower() {
        Quadratic quadratic = new Quadratic(1, 5, 25);
        double[] x0 = {3, -2, 1};
        double without = noisyExcess(quadratic, 0, x0);
        double with = noisyExcess(quadratic, 0.25, x0);
        assertThat(without).isLessThan(20);
        assertThat(with).isLessThan(0.2 * without);
    }

    @Test
    void itEvaluatesAtMostATenthMoreThanItsSteps() {
        int[] evaluations = new int[1];
        Cosh cosh = new Cosh(2, new SmoothnessConstants(1, 1));
        Objective<double[]> counted = new Objective<>() {
            @Override
            public VectorSpace<double[]> space() {
                return cosh.space();
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                evaluations[0]++;
                return cosh.valueAndGradient(x, gradientOut);
            }
        };
        last(counted, new AutomaticClipping<>(1500), 1500, 5, -4);
        assertThat(evaluations[0]).isBetween(1601 - 50, 1650);
    }

    @Test
    void whatItMeasuresCanBeSeen() {
        try (GradientIteration<double[]> run = new AutomaticClipping<double[]>(300, 0)
                .start(Minibatches.always(new Cosh(2, new SmoothnessConstants(2, 1))), new double[] {3, 1})) {
            for (int k = 0; k < 250; k++) {
                run.step();
            }
            CurvatureAlongSteps seen = run.curvature();
            assertThat(seen).isNotNull();
            assertThat(seen.l0() / seen.l1()).isCloseTo(run.move().threshold(), within(1e-12));
            assertThat(seen.at(0)).isEqualTo(seen.l0());
            assertThat(seen.at(3 * seen.l0() / seen.l1())).isCloseTo(3 * seen.l0(), within(1e-9 * seen.l0()));
            assertThat(run.move().stepLength())
                    .isCloseTo(run.move().stepSize() * run.move().gradientNorm(), within(1e-12));
        }
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(0.1))
                .start(Minibatches.always(new Quadratic(1)), new double[] {1})) {
            run.step();
            assertThat(run.curvature()).isNull();
        }
    }

    @Test
    void savedAndLoadedItGoesOnBitForBit() {
        Cosh cosh = new Cosh(2, new SmoothnessConstants(1, 1));
        for (int saved : new int[] {7, 60, 200}) {
            try (GradientIteration<double[]> run = onCosh(cosh);
                    GradientIteration<double[]> loaded = onCosh(cosh)) {
                for (int k = 0; k < saved; k++) {
                    run.step();
                }
                Map<String, double[]> kept = new HashMap<>();
                run.archive(archive(kept, false));
                loaded.archive(archive(kept, true));
                for (int k = saved; k <= 300; k++) {
                    run.step();
                    loaded.step();
                }
                assertThat(loaded.point()).containsExactly(run.point());
                assertThat(loaded.curvature()).isEqualTo(run.curvature());
            }
        }
    }

    private static GradientIteration<double[]> onCosh(Cosh cosh) {
        return new AutomaticClipping<double[]>(300).start(Minibatches.always(cosh), new double[] {3, 1});
    }

    private static Archive<double[]> archive(Map<String, double[]> kept, boolean loads) {
        return new Archive<>() {
            @Override
            public void vector(String name, double[] x) {
                System.arraycopy(numbers(name, x), 0, x, 0, x.length);
            }

            @Override
            public double number(String name, double value) {
                return numbers(name, new double[] {value})[0];
            }

            @Override
            public double[] numbers(String name, double[] values) {
                if (!loads) {
                    kept.put(name, values.clone());
                }
                return Objects.requireNonNull(kept.get(name), name);
            }
        };
    }

    @Test
    void atAMinimumItStands() {
        try (GradientIteration<double[]> run = new AutomaticClipping<double[]>(10)
                .start(Minibatches.always(new Quadratic(1, 2)), new double[] {0, 0})) {
            run.step();
            run.step();
            assertThat(run.point()).containsExactly(0, 0);
            assertThat(run.nonFinite()).isNull();
        }
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new AutomaticClipping<double[]>(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must be at least 1, got 0");
        assertThatThrownBy(() -> new AutomaticClipping<double[]>(10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decay must be in [0, 1), got 1.0");
    }

    private static double bestFixed(Objective<double[]> objective, int steps, double... x0) {
        double best = Double.POSITIVE_INFINITY;
        for (int exponent = -80; exponent <= 8; exponent++) {
            double reached =
                    last(objective, new GradientDescent<>(new FixedStep(Math.pow(2, exponent / 4.0))), steps, x0);
            best = reached < best ? reached : best;
        }
        return best;
    }

    private static double last(
            Objective<double[]> objective, GradientMethod<double[]> method, int steps, double... x0) {
        try (GradientIteration<double[]> run = method.start(Minibatches.always(objective), x0)) {
            for (int k = 0; k <= steps; k++) {
                run.step();
            }
            return run.nonFinite() == null ? run.progress().value() : Double.POSITIVE_INFINITY;
        }
    }

    private static double noisyExcess(Quadratic quadratic, double decay, double[] x0) {
        double sum = 0;
        double[] gradient = new double[x0.length];
        try (GradientIteration<double[]> run =
                new AutomaticClipping<double[]>(2000, decay).start(noisy(quadratic, 1, 1, 1), x0)) {
            for (int k = 0; k <= 2000; k++) {
                run.step();
                if (k > 1980) {
                    sum += quadratic.valueAndGradient(run.point(), gradient);
                }
            }
            assertThat(run.nonFinite()).isNull();
        }
        return sum / 20;
    }

    private static List<double[]> noisyPoints(
            Objective<double[]> objective, double lossScale, double scale, double[] x0, int steps) {
        double[] start = x0.clone();
        for (int i = 0; i < start.length; i++) {
            start[i] *= scale;
        }
        List<double[]> points = new ArrayList<>();
        try (GradientIteration<double[]> run =
                new AutomaticClipping<double[]>(steps).start(noisy(objective, lossScale, scale, 0.3), start)) {
            for (int k = 0; k <= steps; k++) {
                run.step();
                points.add(run.point().clone());
            }
        }
        return points;
    }

    /** Each minibatch is the objective with a linear term of its own; loss and parameters in other units. */
    private static Minibatches<double[]> noisy(
            Objective<double[]> objective, double lossScale, double scale, double deviation) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        int dimension = (int) objective.space().dimension();
        return new Minibatches<>() {
            @Override
            public VectorSpace<double[]> space() {
                return objective.space();
            }

            @Override
            public Objective<double[]> next() {
                double[] slope = new double[dimension];
                for (int i = 0; i < dimension; i++) {
                    slope[i] = deviation * random.nextGaussian();
                }
                double[] inner = new double[dimension];
                return new Objective<>() {
                    @Override
                    public VectorSpace<double[]> space() {
                        return objective.space();
                    }

                    @Override
                    public double valueAndGradient(double[] x, double[] gradientOut) {
                        for (int i = 0; i < dimension; i++) {
                            inner[i] = x[i] / scale;
                        }
                        double value = objective.valueAndGradient(inner, gradientOut);
                        for (int i = 0; i < dimension; i++) {
                            value += slope[i] * inner[i];
                            gradientOut[i] = lossScale / scale * (gradientOut[i] + slope[i]);
                        }
                        return lossScale * value;
                    }
                };
            }
        };
    }
}
