package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.glissade.clipping.Clipping;
import io.glissade.clipping.ElementClipping;
import io.glissade.clipping.GlobalNormClipping;
import io.glissade.clipping.LayerClipping;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.Quadratic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equivalences: what two configurations have in common they do bit for bit, or to rounding where the formulas differ. */
final class GradientDescentTest {

    private static final Quadratic QUADRATIC = new Quadratic(1, 0.3, 0.05);

    private static void assertSamePoints(List<double[]> one, List<double[]> other, double tolerance) {
        assertThat(one).hasSameSizeAs(other);
        for (int k = 0; k < one.size(); k++) {
            assertThat(one.get(k)).as("point %d", k).containsExactly(other.get(k), within(tolerance));
        }
        assertThat(one.get(one.size() - 1)).isNotEqualTo(one.get(0));
    }

    private static List<double[]> quadraticPoints(GradientDescent<double[]> method) {
        return Descent.points(QUADRATIC, method, 40, 1, -2, 3);
    }

    @Test
    void aThresholdNeverReachedIsPlainDescent() {
        assertSamePoints(
                quadraticPoints(new GradientDescent<>(new ClippedStep(0.4, 1e300))),
                quadraticPoints(new GradientDescent<>(new FixedStep(0.4))),
                0);
    }

    @Test
    void clippingByTheGlobalScopeIsTheClippedStep() {
        Clipping<double[]> global = new GlobalNormClipping<>(QUADRATIC.space(), 0.2);
        assertSamePoints(
                quadraticPoints(new GradientDescent<>(new FixedStep(0.4), 0, global)),
                quadraticPoints(new GradientDescent<>(new ClippedStep(0.4, 0.2))),
                1e-14);
    }

    @Test
    void oneLayerIsTheGlobalScope() {
        assertSamePoints(
                quadraticPoints(
                        new GradientDescent<>(new FixedStep(0.4), 0, new LayerClipping<>(QUADRATIC.space(), 0.2))),
                quadraticPoints(
                        new GradientDescent<>(new FixedStep(0.4), 0, new GlobalNormClipping<>(QUADRATIC.space(), 0.2))),
                0);
    }

    @Test
    void inOneDimensionEveryScopeIsTheSame() {
        PowerFunction quartic = new PowerFunction(1, 4);
        EuclideanSpace line = quartic.space();
        List<double[]> byElement = Descent.points(
                quartic, new GradientDescent<>(new FixedStep(0.1), 0, new ElementClipping<>(line, 0.5)), 30, 3);
        assertSamePoints(
                byElement, Descent.points(quartic, new GradientDescent<>(new ClippedStep(0.1, 0.5)), 30, 3), 1e-14);
    }

    @Test
    void heavyBallOnAQuadraticFollowsItsRecurrence() {
        GradientDescent<double[]> method = new GradientDescent<>(new FixedStep(0.4), 0.7, null);
        List<double[]> points = quadraticPoints(method);
        double[] curvature = {1, 0.3, 0.05};
        for (int k = 1; k + 1 < points.size(); k++) {
            for (int i = 0; i < 3; i++) {
                double x = points.get(k)[i];
                double expected = x - 0.4 * curvature[i] * x + 0.7 * (x - points.get(k - 1)[i]);
                assertThat(points.get(k + 1)[i]).isCloseTo(expected, within(1e-14));
            }
        }
    }

    /** buffer = momentum buffer + g, x = x - rate buffer: the buffer is the heavy ball's move over -rate. */
    @Test
    void heavyBallWithAFixedStepIsTheMomentumOfTrainingLoops() {
        List<double[]> points = quadraticPoints(new GradientDescent<>(new FixedStep(0.4), 0.7, null));
        assertSamePoints(points, trainingLoop(0.4, 0.7, 0, points.size()), 1e-14);
    }

    /**
     * Dampening multiplies every gradient with 1 - dampening, except the first, which starts the buffer undampened. So it is the
     * heavy ball with step rate (1 - dampening) but for that one gradient, whose excess fades with the powers of the momentum;
     * where the first gradient is zero the two are one.
     */
    @Test
    void dampeningIsASmallerStepButForTheFirstGradient() {
        double[] start = {1, -2, 3};
        List<double[]> damped = trainingLoop(0.4, 0.7, 0.7, 40);
        List<double[]> heavyBall = quadraticPoints(new GradientDescent<>(new FixedStep(0.4 * 0.3), 0.7, null));
        double[] curvature = {1, 0.3, 0.05};
        double[] gap = new double[3];
        double[] before = new double[3];
        for (int k = 0; k < 40; k++) {
            for (int i = 0; i < 3; i++) {
                assertThat(damped.get(k)[i] - heavyBall.get(k)[i]).isCloseTo(gap[i], within(1e-13));
                double excess = k == 0 ? 0.4 * 0.7 * curvature[i] * start[i] : 0;
                double next = gap[i] - 0.4 * 0.3 * curvature[i] * gap[i] + 0.7 * (gap[i] - before[i]) - excess;
                before[i] = gap[i];
                gap[i] = next;
            }
        }
        assertThat(damped.get(1)).isNotEqualTo(heavyBall.get(1));
    }

    private static List<double[]> trainingLoop(double rate, double momentum, double dampening, int count) {
        double[] x = {1, -2, 3};
        double[] buffer = new double[3];
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            points.add(x.clone());
            double[] gradient = new double[3];
            QUADRATIC.valueAndGradient(x, gradient);
            for (int i = 0; i < 3; i++) {
                buffer[i] = k == 0 ? gradient[i] : momentum * buffer[i] + (1 - dampening) * gradient[i];
                x[i] -= rate * buffer[i];
            }
        }
        return points;
    }

    @Test
    void perLayerClippingLimitsEachLayerAndLeavesSmallOnesAlone() {
        Map<String, Integer> layers = new LinkedHashMap<>();
        layers.put("large", 2);
        layers.put("small", 1);
        EuclideanSpace space = new EuclideanSpace(layers);
        double[] gradient = {3, 4, 0.5};
        double[] clipped = new double[3];
        double share = new LayerClipping<>(space, 1).start().clip(space.norm(gradient), gradient, gradient, clipped);
        assertThat(clipped).containsExactly(new double[] {0.6, 0.8, 0.5}, within(1e-15));
        assertThat(share).isEqualTo(0.5);
    }

    @Test
    void elementClippingLimitsBothSigns() {
        double[] gradient = {10, -10, 0.5, -0.5};
        double[] clipped = new double[4];
        EuclideanSpace space = new EuclideanSpace(4);
        double share = new ElementClipping<>(space, 1).start().clip(space.norm(gradient), gradient, gradient, clipped);
        assertThat(clipped).containsExactly(1, -1, 0.5, -0.5);
        assertThat(share).isEqualTo(0.5);
    }

    @Test
    void theNumbersOfAMoveAgreeWithTheVectors() {
        GradientDescent<double[]> method = new GradientDescent<>(new ClippedStep(0.4, 0.2), 0.6, null);
        EuclideanSpace space = QUADRATIC.space();
        try (GradientIteration<double[]> run = method.start(Minibatches.always(QUADRATIC), new double[] {1, -2, 3})) {
            for (int k = 0; k < 20; k++) {
                double[] before = run.point().clone();
                double[] displacement = run.displacement().clone();
                run.step();
                if (k > 0) {
                    space.axpy(1, displacement, before);
                    assertThat(run.point()).containsExactly(before);
                }
                double norm = space.norm(run.gradient());
                assertThat(run.move().gradientNorm()).isEqualTo(norm);
                assertThat(run.move().clippedGradientNorm()).isEqualTo(Math.min(norm, 0.2));
                assertThat(run.move().clippedShare()).isEqualTo(norm > 0.2 ? 1 : 0);
                assertThat(run.move().stepLength()).isEqualTo(space.norm(run.displacement()));
            }
        }
    }

    @Test
    void anInfiniteLossWithAFiniteGradientNamesTheLargestParameter() {
        Objective<double[]> steep = new Objective<>() {
            @Override
            public VectorSpace<double[]> space() {
                return QUADRATIC.space();
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                QUADRATIC.valueAndGradient(x, gradientOut);
                return Double.POSITIVE_INFINITY;
            }
        };
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(0.5))
                .start(Minibatches.always(steep), new double[] {3, 0, 4})) {
            run.step();
            assertThat(run.nonFinite())
                    .isEqualTo(
                            "Step 0, minibatch 0: the loss (largest parameter x, 5.00) is not finite (loss Infinity).");
        }
    }

    @Test
    void divergenceNamesStepAndParameterAndTheRunStaysWhereItIs() {
        Objective<double[]> breaking = new Objective<>() {
            private final EuclideanSpace space = new EuclideanSpace(Map.of("weight", 2));
            private int calls;

            @Override
            public VectorSpace<double[]> space() {
                return space;
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradientOut) {
                gradientOut[0] = x[0];
                gradientOut[1] = ++calls == 3 ? Double.NaN : x[1];
                return 1;
            }
        };
        try (GradientIteration<double[]> run = new GradientDescent<double[]>(new FixedStep(0.5))
                .start(Minibatches.always(breaking), new double[] {1, 1})) {
            for (int i = 0; i < 5; i++) {
                run.step();
            }
            assertThat(run.nonFinite())
                    .isEqualTo("Step 2, minibatch 2: the gradient of weight[1] is not finite (loss 1.0).");
            assertThat(run.point()).containsExactly(0.25, 0.25);
        }
    }
}
