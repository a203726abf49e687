package io.glissade.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.adaptive.Adam.Decay;
import io.glissade.clipping.Clipping;
import io.glissade.clipping.GlobalNormClipping;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import io.glissade.step.FixedStep;
import io.glissade.step.StepRule;
import io.glissade.testfunction.Quadratic;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdaptiveMethodsTest {

    private static final Quadratic QUADRATIC = new Quadratic(1, 0.3, 0.05);
    private static final double[] CURVATURE = {1, 0.3, 0.05};
    private static final double[] X0 = {1, -2, 3};
    private static final EuclideanSpace SPACE = QUADRATIC.space();
    private static final StepRule STEP = new FixedStep(0.1);

    private static GradientIteration<double[]> start(
            GradientMethod<double[]> method, Objective<double[]> objective, double... x0) {
        return method.start(Minibatches.always(objective), x0);
    }

    private static Adam<double[]> adam(double weightDecay, Decay decay) {
        return new Adam<>(SPACE, STEP, 0.9, 0.99, 1e-8, weightDecay, decay, null);
    }

    private static void assertSamePath(
            GradientMethod<double[]> one, GradientMethod<double[]> other, Objective<double[]> ofOther, double apart) {
        try (GradientIteration<double[]> first = start(one, QUADRATIC, X0);
                GradientIteration<double[]> second = start(other, ofOther, X0)) {
            for (int k = 0; k < 50; k++) {
                first.step();
                second.step();
                assertThat(first.point()).as("point %d", k).containsExactly(second.point(), within(apart));
            }
            assertThat(first.point()).isNotEqualTo(X0);
        }
    }

    @Test
    void theFirstMoveOfAdamIsTheStepSizeAgainstTheSignOfTheGradient() {
        try (GradientIteration<double[]> run = start(new Adam<>(SPACE, STEP), QUADRATIC, X0)) {
            run.step();
            for (int i = 0; i < 3; i++) {
                double gradient = CURVATURE[i] * X0[i];
                assertThat(run.displacement()[i])
                        .isCloseTo(-0.1 * gradient / (Math.abs(gradient) + 1e-8), within(1e-15));
            }
            assertThat(run.move().stepLength()).isCloseTo(0.1 * Math.sqrt(3), within(1e-7));
        }
    }

    /** The formula of the paper with both means corrected by themselves. */
    @Test
    void adamFollowsItsFormulaAndSoDoesAdamW() {
        for (Decay decay : Decay.values()) {
            double[] x = X0.clone();
            double[] mean = new double[3];
            double[] squares = new double[3];
            try (GradientIteration<double[]> run = start(adam(0.02, decay), QUADRATIC, X0)) {
                for (int t = 1; t <= 50; t++) {
                    run.step();
                    assertThat(run.point()).containsExactly(x, within(1e-12));
                    for (int i = 0; i < 3; i++) {
                        double gradient = CURVATURE[i] * x[i] + (decay == Decay.L2 ? 0.02 * x[i] : 0);
                        mean[i] = 0.9 * mean[i] + 0.1 * gradient;
                        squares[i] = 0.99 * squares[i] + 0.01 * gradient * gradient;
                        double corrected = mean[i] / (1 - Math.pow(0.9, t));
                        double root = Math.sqrt(squares[i] / (1 - Math.pow(0.99, t)));
                        x[i] -= decay == Decay.DECOUPLED ? 0.1 * 0.02 * x[i] : 0;
                        x[i] -= 0.1 * corrected / (root + 1e-8);
                    }
                }
            }
        }
    }

    @Test
    void decayAsAPenaltyIsAdamOnThePenalisedObjective() {
        assertSamePath(adam(0.02, Decay.L2), adam(0, Decay.L2), new Quadratic(1.02, 0.32, 0.07), 1e-12);
    }

    @Test
    void withoutDecayBothFormsAreTheSameBitForBit() {
        assertSamePath(adam(0, Decay.L2), adam(0, Decay.DECOUPLED), QUADRATIC, 0);
    }

    @Test
    void decoupledDecayShrinksWeightsThatHaveNoGradient() {
        Adam<double[]> method = new Adam<>(new EuclideanSpace(1), STEP, 0.9, 0.999, 1e-8, 0.5, Decay.DECOUPLED, null);
        try (GradientIteration<double[]> run = start(method, new Quadratic(Double.MIN_VALUE), 2)) {
            for (int k = 0; k < 10; k++) {
                run.step();
                assertThat(run.point()[0]).isCloseTo(2 * Math.pow(0.95, k), within(1e-14));
            }
        }
    }

    @Test
    void withoutMemoryAdamAndSignMomentumAreTheSignOfTheGradient() {
        assertSamePath(
                new Adam<>(SPACE, STEP, 0, 0, 1e-300, 0, Decay.L2, null),
                new SignMomentum<>(SPACE, STEP, 0, 0),
                QUADRATIC,
                1e-13);
    }

    @Test
    void aClippingOfAdamThatNeverActsChangesNothingAndOneThatActsDoes() {
        Clipping<double[]> idle = new GlobalNormClipping<>(SPACE, 1e300);
        Clipping<double[]> busy = new GlobalNormClipping<>(SPACE, 0.5);
        Adam<double[]> plain = adam(0, Decay.L2);
        assertSamePath(new Adam<>(SPACE, STEP, 0.9, 0.99, 1e-8, 0, Decay.L2, idle), plain, QUADRATIC, 0);
        try (GradientIteration<double[]> run =
                start(new Adam<>(SPACE, STEP, 0.9, 0.99, 1e-8, 0, Decay.L2, busy), QUADRATIC, X0)) {
            run.step();
            assertThat(run.move().gradientNorm()).isGreaterThan(1);
            assertThat(run.move().clippedGradientNorm()).isCloseTo(0.5, within(1e-15));
            assertThat(run.move().clippedShare()).isEqualTo(1);
            assertThat(run.move().threshold()).isEqualTo(0.5);
        }
    }

    @Test
    void signMomentumFollowsItsFormulaFromTheSignOfTheFirstGradient() {
        double[] x = X0.clone();
        double[] mean = new double[3];
        double[] squares = new double[3];
        try (GradientIteration<double[]> run = start(new SignMomentum<>(SPACE, STEP, 0.9, 0.8), QUADRATIC, X0)) {
            for (int t = 0; t < 50; t++) {
                run.step();
                assertThat(run.point()).containsExactly(x, within(1e-12));
                for (int i = 0; i < 3; i++) {
                    double gradient = CURVATURE[i] * x[i];
                    mean[i] = t == 0 ? gradient : 0.9 * mean[i] + 0.1 * gradient;
                    squares[i] = t == 0 ? mean[i] * mean[i] : 0.8 * squares[i] + 0.2 * mean[i] * mean[i];
                    x[i] -= 0.1 * mean[i] / Math.sqrt(squares[i]);
                }
                if (t == 0) {
                    assertThat(run.displacement()).containsExactly(new double[] {-0.1, 0.1, -0.1}, within(1e-16));
                }
            }
        }
    }

    @Test
    void aCoordinateWithoutGradientStays() {
        for (GradientMethod<double[]> method :
                List.<GradientMethod<double[]>>of(new Adam<>(SPACE, STEP), new SignMomentum<>(SPACE, STEP, 0.9, 0.9))) {
            try (GradientIteration<double[]> run = start(method, QUADRATIC, 1, 0, 3)) {
                for (int k = 0; k < 5; k++) {
                    run.step();
                    assertThat(run.point()[1]).isZero();
                }
                assertThat(run.point()[0]).isLessThan(1);
            }
        }
    }

    @Test
    void parametersOutOfRangeAreNamedWithRuleAndValue() {
        assertThatThrownBy(() -> new Adam<>(SPACE, STEP, 1, 0.9, 1e-8, 0, Decay.L2, null))
                .hasMessage("beta1 must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> new Adam<>(SPACE, STEP, 0.9, -1, 1e-8, 0, Decay.L2, null))
                .hasMessage("beta2 must be in [0, 1), got -1.0");
        assertThatThrownBy(() -> new Adam<>(SPACE, STEP, 0.9, 0.9, 0, 0, Decay.L2, null))
                .hasMessage("epsilon must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new Adam<>(SPACE, STEP, 0.9, 0.9, 1e-8, -1, Decay.L2, null))
                .hasMessage("weightDecay must not be negative and be finite, got -1.0");
        assertThatThrownBy(() -> new SignMomentum<>(SPACE, STEP, 1, 0.5))
                .hasMessage("beta1 must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> new SignMomentum<>(SPACE, STEP, 0.5, Double.NaN))
                .hasMessage("beta2 must be in [0, 1), got NaN");
    }
}
