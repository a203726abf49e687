package io.glissade.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.ClippedStep;
import io.glissade.step.DecayingStep;
import io.glissade.step.FixedStep;
import io.glissade.step.SmoothedClippedStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MomentumMethodsTest {

    private static final Quadratic QUADRATIC = new Quadratic(1, 0.3, 0.05);

    /** A plane of constant slope: its gradient is the same everywhere. */
    private static final class Slope implements Objective<double[]> {
        private final double[] gradient;

        Slope(double... gradient) {
            this.gradient = gradient;
        }

        @Override
        public VectorSpace<double[]> space() {
            return new EuclideanSpace(gradient.length);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradientOut) {
            space().copy(gradient, gradientOut);
            return space().dot(gradient, x);
        }
    }

    private static GradientIteration<double[]> start(
            GradientMethod<double[]> method, Objective<double[]> objective, double... x0) {
        return method.start(Minibatches.always(objective), x0);
    }

    private static void assertSameRun(GradientMethod<double[]> one, GradientMethod<double[]> other) {
        try (GradientIteration<double[]> first = start(one, QUADRATIC, 1, -2, 3);
                GradientIteration<double[]> second = start(other, QUADRATIC, 1, -2, 3)) {
            for (int k = 0; k < 40; k++) {
                first.step();
                second.step();
                assertThat(first.point()).containsExactly(second.point());
                assertThat(first.progress()).isEqualTo(second.progress());
                assertThat(first.move()).isEqualTo(second.move());
            }
        }
    }

    @Test
    void withoutItsMomentumPartMixedClippingIsClippedDescentBitForBit() {
        StepRule rule = new ClippedStep(0.4, 0.2);
        assertSameRun(new MixedClipping<>(rule, 0.9, 0), new GradientDescent<>(rule));
    }

    /** h(||m||) m with m = momentum m + (1 - momentum) g, for each coordinate by itself. */
    @Test
    void withNothingElseItClipsTheMomentum() {
        ClippedStep rule = new ClippedStep(0.4, 0.2);
        double[] curvature = {1, 0.3, 0.05};
        double[] x = {1, -2, 3};
        double[] mean = new double[3];
        try (GradientIteration<double[]> run = start(new MixedClipping<>(rule, 0.8, 1), QUADRATIC, x)) {
            for (int k = 0; k < 40; k++) {
                run.step();
                assertThat(run.point()).containsExactly(x, within(1e-13));
                for (int i = 0; i < 3; i++) {
                    mean[i] = 0.8 * mean[i] + 0.2 * curvature[i] * x[i];
                }
                double norm = Math.hypot(Math.hypot(mean[0], mean[1]), mean[2]);
                double stepSize = Math.min(0.4, 0.2 * 0.4 / norm);
                for (int i = 0; i < 3; i++) {
                    x[i] -= stepSize * mean[i];
                }
                assertThat(run.move().stepLength()).isCloseTo(stepSize * norm, within(1e-13));
                assertThat(run.move().clippedShare()).isEqualTo(norm > 0.2 ? 1 : 0);
            }
        }
    }

    @Test
    void withoutMemoryEveryProportionIsClippedDescent() {
        StepRule rule = new ClippedStep(0.4, 0.2);
        try (GradientIteration<double[]> mixed = start(new MixedClipping<>(rule, 0, 0.7), QUADRATIC, 1, -2, 3);
                GradientIteration<double[]> plain = start(new GradientDescent<>(rule), QUADRATIC, 1, -2, 3)) {
            for (int k = 0; k < 40; k++) {
                mixed.step();
                plain.step();
                assertThat(mixed.point()).containsExactly(plain.point(), within(1e-14));
            }
        }
    }

    /** The gradient is 5 for ever, so the momentum at step t is 5 (1 - 0.5^t). */
    @Test
    void theSoftFormOnASlopeHasAClosedForm() {
        double eta = 0.3;
        double cap = 0.6;
        MixedClipping<double[]> method = new MixedClipping<>(new SmoothedClippedStep(eta, cap / eta), 0.5, 0.7);
        double along = 0;
        try (GradientIteration<double[]> run = start(method, new Slope(3, 4), 0, 0)) {
            for (int t = 1; t <= 20; t++) {
                run.step();
                assertThat(run.point()).containsExactly(new double[] {-0.6 * along, -0.8 * along}, within(1e-13));
                double mean = 5 * (1 - Math.pow(0.5, t));
                along += 0.7 * eta * mean / (1 + eta * mean / cap) + 0.3 * eta * 5 / (1 + eta * 5 / cap);
            }
            assertThat(run.move().threshold()).isNaN();
        }
    }

    @Test
    void theShareCountsGradientAndMomentumAlike() {
        MixedClipping<double[]> method = new MixedClipping<>(new ClippedStep(0.1, 3), 0.5, 0.7);
        try (GradientIteration<double[]> run = start(method, new Slope(3, 4), 0, 0)) {
            run.step();
            assertThat(run.move().clippedShare()).as("the momentum is 2.5 long").isEqualTo(0.5);
            run.step();
            assertThat(run.move().clippedShare())
                    .as("the momentum is 3.75 long")
                    .isEqualTo(1);
            assertThat(run.move().clippedGradientNorm()).isEqualTo(3);
        }
    }

    @Test
    void onASlopeTheParameterFreeLengthsAddUp() {
        double along = 0;
        try (GradientIteration<double[]> run = start(new ParameterFreeNormalisedMomentum<>(), new Slope(3, 4), 0, 0)) {
            for (int t = 1; t <= 50; t++) {
                run.step();
                assertThat(run.point()).containsExactly(new double[] {-0.6 * along, -0.8 * along}, within(1e-13));
                along += Math.pow(t, -0.75) / 7;
                assertThat(run.move().stepLength()).isCloseTo(Math.pow(t, -0.75) / 7, within(1e-15));
            }
        }
    }

    /** There the momentum is the gradient, and normalised descent with the same lengths takes the same path. */
    @Test
    void onASlopeItIsNormalisedDescentWithDecayingLength() {
        GradientDescent<double[]> normalised = new GradientDescent<>(new DecayingStep(1.0 / 7 / 5, 1, 0.75));
        try (GradientIteration<double[]> one = start(new ParameterFreeNormalisedMomentum<>(), new Slope(3, 4), 0, 0);
                GradientIteration<double[]> other = start(normalised, new Slope(3, 4), 0, 0)) {
            for (int k = 0; k < 50; k++) {
                one.step();
                other.step();
                assertThat(one.point()).containsExactly(other.point(), within(1e-14));
            }
        }
    }

    /** m follows its weights t^(-1/2) and the move its length, for three steps by hand. */
    @Test
    void theMeanForgetsWithTheRootOfTheSteps() {
        Quadratic plane = new Quadratic(1, 2);
        double[] x = {3, 1};
        double[] mean = new double[2];
        try (GradientIteration<double[]> run = start(new ParameterFreeNormalisedMomentum<>(0.5), plane, x)) {
            for (int t = 1; t <= 30; t++) {
                run.step();
                assertThat(run.point()).containsExactly(x, within(1e-13));
                double fresh = 1 / Math.sqrt(t);
                mean[0] = (1 - fresh) * mean[0] + fresh * x[0];
                mean[1] = (1 - fresh) * mean[1] + fresh * 2 * x[1];
                double norm = Math.hypot(mean[0], mean[1]);
                x[0] -= 0.5 * Math.pow(t, -0.75) * mean[0] / norm;
                x[1] -= 0.5 * Math.pow(t, -0.75) * mean[1] / norm;
            }
        }
    }

    @Test
    void aZeroGradientMovesNothing() {
        for (GradientMethod<double[]> method : List.<GradientMethod<double[]>>of(
                new ParameterFreeNormalisedMomentum<>(), new MixedClipping<>(new ClippedStep(1, 1), 0.5, 0.5))) {
            try (GradientIteration<double[]> run = start(method, new Slope(0, 0), 1, 2)) {
                run.step();
                run.step();
                assertThat(run.point()).containsExactly(1, 2);
                assertThat(run.nonFinite()).isNull();
            }
        }
    }

    @Test
    void parametersOutOfRangeAreNamedWithRuleAndValue() {
        StepRule rule = new FixedStep(1);
        assertThatThrownBy(() -> new MixedClipping<double[]>(rule, 1, 0.5))
                .hasMessage("momentum must be in [0, 1), got 1.0");
        for (double nu : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new MixedClipping<double[]>(rule, 0.9, nu))
                    .hasMessage("nu must be in [0, 1], got " + nu);
        }
        assertThatThrownBy(() -> new ParameterFreeNormalisedMomentum<double[]>(0))
                .hasMessage("length must be positive and finite, got 0.0");
    }
}
