package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.adaptive.Adam;
import io.glissade.oracle.Ball;
import io.glissade.oracle.Box;
import io.glissade.oracle.FeasibleSet;
import io.glissade.oracle.Interval;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.Quadratic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProjectedTest {

    private static final double[] CURVATURES = {1, 0.4, 0.1};
    private static final Quadratic QUADRATIC = new Quadratic(CURVATURES);
    private static final EuclideanSpace SPACE = QUADRATIC.space();

    /** Holds the minimum 0 of the quadratic out in two coordinates, so that the nearest corner is the minimum. */
    private static final Box<double[]> BOX =
            new Box<>(SPACE, new double[] {0.5, -3, Double.NEGATIVE_INFINITY}, new double[] {2, 3, -1});

    private static final double[] MINIMUM = {0.5, 0, -1};
    private static final double[] X0 = {2, -3, -8};

    private static double[] end(
            GradientMethod<double[]> method, Objective<double[]> objective, int steps, double[] x0) {
        try (GradientIteration<double[]> run = method.start(Minibatches.always(objective), x0)) {
            for (int i = 0; i < steps; i++) {
                run.step();
                assertThat(run.nonFinite()).isNull();
            }
            return run.point().clone();
        }
    }

    @Test
    void descentContractsTheDistanceToTheConstrainedMinimumAsTheoryHasIt() {
        double stepSize = 1;
        double factor = 1 - stepSize * 0.1;
        double[] difference = new double[3];
        try (GradientIteration<double[]> run = new Projected<>(
                        new GradientDescent<double[]>(new FixedStep(stepSize)), BOX)
                .start(Minibatches.always(QUADRATIC), X0)) {
            double before = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 300; k++) {
                run.step();
                SPACE.copy(run.point(), difference);
                SPACE.axpy(-1, MINIMUM, difference);
                double distance = SPACE.norm(difference);
                assertThat(distance).isLessThanOrEqualTo(factor * before + 1e-15);
                before = distance;
            }
            assertThat(before).isLessThan(1e-12);
            assertThat(BOX.stationarity(SPACE, run.point(), run.gradient(), difference))
                    .isLessThan(1e-12);
            assertThat(run.progress().residual()).as("the gradient itself").isGreaterThan(0.5);
        }
    }

    @Test
    void everyMethodThatMayBeProjectedEndsAtTheConstrainedMinimum() {
        Map<String, GradientMethod<double[]>> methods = new LinkedHashMap<>();
        methods.put("clipped", new GradientDescent<>(new ClippedStep(0.9, 0.5)));
        methods.put("momentum", new GradientDescent<>(new FixedStep(0.5), 0.5, null));
        methods.put("backtracking", new ArmijoDescent<>(2));
        methods.put("Adam", new Adam<>(SPACE, new FixedStep(0.05)));
        methods.forEach((name, method) -> assertThat(end(new Projected<>(method, BOX), QUADRATIC, 2000, X0))
                .as(name)
                .containsExactly(MINIMUM, within(1e-6)));
    }

    @Test
    void automaticClippingStaysInTheBoxAndComesNearItsMinimum() {
        double[] end = end(new Projected<>(new AutomaticClipping<>(500), BOX), QUADRATIC, 500, X0);
        assertThat(end).containsExactly(MINIMUM, within(1e-3));
    }

    /** On the boundary of the ball the solution of (A + nu I) x = A c: found here by a bisection for nu. */
    @Test
    void theMinimumOnABallIsTheOneOfItsMultiplier() {
        double[] centre = {2, -3, 8};
        Objective<double[]> shifted = shifted(centre);
        double low = 0;
        double high = 10;
        double[] expected = new double[3];
        for (int i = 0; i < 200; i++) {
            double nu = (low + high) / 2;
            for (int j = 0; j < 3; j++) {
                expected[j] = CURVATURES[j] * centre[j] / (CURVATURES[j] + nu);
            }
            if (SPACE.norm(expected) > 1.5) {
                low = nu;
            } else {
                high = nu;
            }
        }
        double[] end = end(
                new Projected<>(new GradientDescent<>(new FixedStep(1)), new Ball<>(SPACE, 1.5)),
                shifted,
                500,
                new double[3]);
        assertThat(end).containsExactly(expected, within(1e-12));
    }

    private static Objective<double[]> shifted(double[] centre) {
        return new Objective<>() {
            @Override
            public EuclideanSpace space() {
                return SPACE;
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                double[] difference = x.clone();
                SPACE.axpy(-1, centre, difference);
                return QUADRATIC.valueAndGradient(difference, gradientOut);
            }
        };
    }

    /** f - f* at the start over K steps bounds the least gradient mapping, convex or not; here L is that of the interval. */
    @Test
    void theLeastGradientMappingOverKStepsKeepsItsBound() {
        Cosh cosh = new Cosh(1, new SmoothnessConstants(1, 1));
        Interval<double[]> set = new Interval<>(cosh.space(), 0.5, 3);
        double[] gradient = new double[1];
        double value = cosh.valueAndGradient(new double[] {3}, gradient);
        double least = cosh.valueAndGradient(new double[] {0.5}, gradient);
        double smoothness = Math.cosh(3);
        try (GradientIteration<double[]> run = new Projected<>(
                        new GradientDescent<double[]>(new FixedStep(1 / smoothness)), set)
                .start(Minibatches.always(cosh), new double[] {3})) {
            double smallest = Double.POSITIVE_INFINITY;
            for (int k = 1; k <= 60; k++) {
                run.step();
                smallest = Math.min(smallest, smoothness * run.move().stepLength());
                assertThat(smallest).isLessThanOrEqualTo(Math.sqrt(2 * (value - least) * smoothness / k));
            }
            assertThat(smallest).isZero();
            assertThat(run.point()).containsExactly(0.5);
        }
    }

    @Test
    void aSetThatHoldsNothingBackLeavesTheRunAsItIsBitForBit() {
        Interval<double[]> everything = new Interval<>(SPACE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        GradientDescent<double[]> method = new GradientDescent<>(new ClippedStep(0.4, 0.2), 0.9, null);
        assertThat(end(new Projected<>(method, everything), QUADRATIC, 50, X0))
                .isEqualTo(end(method, QUADRATIC, 50, X0));
    }

    @Test
    void aFirstPointOutsideComesInWithTheFirstMove() {
        FeasibleSet<double[]> ball = new Ball<>(SPACE, 1);
        double[] end = end(new Projected<>(new GradientDescent<>(new FixedStep(1e-9)), ball), QUADRATIC, 2, X0);
        assertThat(SPACE.norm(end)).isCloseTo(1, within(1e-15));
    }

    @Test
    void quasiNewtonDescentIsRefused() {
        assertThatThrownBy(() -> new Projected<>(new QuasiNewtonDescent<double[]>(5, 1), BOX))
                .hasMessage("method must not be quasi-Newton, whose projected direction need not descend, got "
                        + "QuasiNewtonDescent[memory=5, firstStep=1.0]");
    }
}
