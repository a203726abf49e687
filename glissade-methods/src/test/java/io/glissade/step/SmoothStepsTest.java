package io.glissade.step;

import static io.glissade.testkit.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.ExponentialLowerBound;
import io.glissade.testfunction.PowerFunction;
import io.glissade.testfunction.QuarticQuadratic;
import io.glissade.testfunction.TestFunction;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The three rules with known constants. */
final class SmoothStepsTest {

    private static final SmoothnessConstants CONSTANTS = new SmoothnessConstants(2, 3);

    /** L0, L1 and gradient norm, each over twelve orders of magnitude. */
    private static double[] anywhere(RandomGenerator random) {
        return random.doubles(3, -6, 6).map(e -> Math.pow(10, e)).toArray();
    }

    @Test
    void eachIsItsFormula() {
        double a = 3 * 5.0;
        assertThat(new OptimalSmoothStep(CONSTANTS).stepSize(0, 1, 5))
                .isCloseTo(Math.log(1 + a / 17) / a, within(1e-16));
        assertThat(new SimplifiedSmoothStep(CONSTANTS).stepSize(0, 1, 5)).isEqualTo(1 / 24.5);
        assertThat(new ClippedSmoothStep(CONSTANTS).stepSize(0, 1, 5)).isEqualTo(1 / 45.0);
        assertThat(new ClippedSmoothStep(CONSTANTS).stepSize(0, 1, 0.1)).isEqualTo(0.25);
    }

    @Test
    void theClippedIsAtMostTheSimplifiedIsAtMostTheOptimal() {
        forAll(60, 10_000, SmoothStepsTest::anywhere, v -> {
            SmoothnessConstants constants = new SmoothnessConstants(v[0], v[1]);
            double clipped = new ClippedSmoothStep(constants).stepSize(0, 1, v[2]);
            double simplified = new SimplifiedSmoothStep(constants).stepSize(0, 1, v[2]);
            double optimal = new OptimalSmoothStep(constants).stepSize(0, 1, v[2]);
            assertThat(clipped).isBetween(0.5 * simplified * (1 - 1e-15), simplified * (1 + 1e-15));
            assertThat(simplified).isLessThanOrEqualTo(optimal * (1 + 1e-15));
            // The bound's minimiser lies below 1 / (L0 + a), where its derivative at 0 would put it without growth.
            assertThat(optimal).isLessThanOrEqualTo(1 / (v[0] + v[1] * v[2]));
        });
    }

    @Test
    void theSimplifiedIsANormalisedStepAndTheClippedAClippedOne() {
        forAll(61, 1_000, SmoothStepsTest::anywhere, v -> {
            SmoothnessConstants constants = new SmoothnessConstants(v[0], v[1]);
            double length = 2 / (3 * v[1]);
            NormalisedStep normalised = new NormalisedStep(length, length * v[0]);
            SimplifiedSmoothStep simplified = new SimplifiedSmoothStep(constants);
            assertThat(simplified.stepSize(0, 1, v[2]))
                    .isCloseTo(normalised.stepSize(0, 1, v[2]), relative(simplified, v[2]));
            assertThat(simplified.stepLengthCap()).isEqualTo(normalised.stepLengthCap());
            ClippedStep clipped = new ClippedStep(1 / (2 * v[0]), length * v[0]);
            ClippedSmoothStep rule = new ClippedSmoothStep(constants);
            assertThat(rule.stepSize(0, 1, v[2])).isCloseTo(clipped.stepSize(0, 1, v[2]), relative(rule, v[2]));
            assertThat(rule.clippingThreshold())
                    .isCloseTo(clipped.clippingThreshold(), within(1e-15 * rule.clippingThreshold()));
            assertThat(rule.stepLengthCap()).isCloseTo(clipped.stepLengthCap(), within(1e-15 * rule.stepLengthCap()));
        });
    }

    private static Offset<Double> relative(StepRule rule, double norm) {
        return within(1e-15 * rule.stepSize(0, 1, norm));
    }

    @Test
    void withoutL1TheyAreFixedSteps() {
        SmoothnessConstants constants = new SmoothnessConstants(4, 0);
        for (double norm : new double[] {0, 1e-300, 1, 1e300}) {
            assertThat(new OptimalSmoothStep(constants).stepSize(0, 1, norm)).isEqualTo(0.25);
            assertThat(new SimplifiedSmoothStep(constants).stepSize(0, 1, norm)).isEqualTo(0.25);
            assertThat(new ClippedSmoothStep(constants).stepSize(0, 1, norm)).isEqualTo(0.125);
        }
        assertThat(new OptimalSmoothStep(constants).stepLengthCap()).isInfinite();
        assertThat(new ClippedSmoothStep(constants).clippingThreshold()).isInfinite();
    }

    @Test
    void withoutL0TheStepsHaveOneLengthAndStayFinite() {
        SmoothnessConstants constants = new SmoothnessConstants(0, 2);
        for (StepRule rule : rules(constants)) {
            for (double norm : new double[] {1e-300, 1e-9, 1, 1e300}) {
                assertThat(rule.stepSize(0, 1, norm) * norm)
                        .isCloseTo(rule.stepLengthCap(), within(1e-15 * rule.stepLengthCap()));
            }
            assertThat(rule.stepSize(0, 1, 0)).isFinite();
            assertThat(rule.stepSize(0, 1, Double.MIN_VALUE)).isFinite();
        }
    }

    /** As a falls to 0 the optimal step is 1 / L0 (1 - 3 a / (2 L0) + ...), to the last bits. */
    @Test
    void theOptimalStepIsExactForTinyAndHugeGradients() {
        OptimalSmoothStep rule = new OptimalSmoothStep(CONSTANTS);
        for (double norm : new double[] {1e-9, 1e-12, 1e-15, 1e-300, Double.MIN_VALUE, 0}) {
            double ratio = 3 * norm / 2;
            assertThat(rule.stepSize(0, 1, norm)).isCloseTo(0.5 * (1 - 1.5 * ratio), within(1e-16 + 2 * ratio * ratio));
        }
        assertThat(rule.stepSize(0, 1, 1e300) * 1e300).isCloseTo(Math.log(2) / 3, within(1e-15));
        assertThat(rule.stepSize(0, 1, Double.MAX_VALUE)).isFinite().isNotNegative();
    }

    /** On functions whose constants are exact, from points on a grid over the whole range. */
    @Test
    void everyStepMakesTheProgressPromised() {
        List<TestFunction> functions = List.of(
                new Cosh(1, new SmoothnessConstants(1, 1)),
                new Cosh(1, new SmoothnessConstants(5, 0.5)),
                new ExponentialLowerBound(new SmoothnessConstants(0.5, 10)),
                new PowerFunction(1, 4),
                new QuarticQuadratic(1, new SmoothnessConstants(2, 3)));
        for (TestFunction function : functions) {
            SmoothnessConstants constants = function.smoothness();
            for (int i = 1; i < 3_000; i++) {
                double x = 0.01 * i / constants.l1();
                assertThat(progress(function, new OptimalSmoothStep(constants), x))
                        .isGreaterThanOrEqualTo(1 - 1e-9);
                assertThat(progress(function, new SimplifiedSmoothStep(constants), x))
                        .isGreaterThanOrEqualTo(1 - 1e-9);
                assertThat(progress(function, new ClippedSmoothStep(constants), x))
                        .isGreaterThanOrEqualTo(0.5 - 1e-9);
            }
        }
    }

    /** (f(x) - f(x+)) (2 L0 + 3 L1 ||g||) / ||g||^2. */
    private static double progress(TestFunction function, StepRule rule, double x) {
        double[] gradient = new double[1];
        double before = function.valueAndGradient(new double[] {x}, gradient);
        double norm = Math.abs(gradient[0]);
        double moved = x - rule.stepSize(0, 1, norm) * gradient[0];
        double after = function.valueAndGradient(new double[] {moved}, gradient);
        SmoothnessConstants constants = function.smoothness();
        return (before - after) * (2 * constants.l0() + 3 * constants.l1() * norm) / (norm * norm);
    }

    @Test
    void theShiftedStepWithoutNoiseIsTheClippedStep() {
        ShiftedClippedStep shifted = new ShiftedClippedStep(0.5, 1, 0);
        ClippedStep clipped = new ClippedStep(0.5, 2);
        for (double norm : new double[] {0, 1, 2, 3, 1e9}) {
            assertThat(shifted.stepSize(0, 1, norm)).isCloseTo(clipped.stepSize(0, 1, norm), within(1e-16));
        }
        assertThat(shifted.clippingThreshold()).isEqualTo(2);
        assertThat(new ShiftedClippedStep(0.5, 1, 3).stepSize(0, 1, 1)).isEqualTo(0.25);
        assertThat(new ShiftedClippedStep(0.5, 1, 3).clippingThreshold()).isZero();
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        SmoothnessConstants none = new SmoothnessConstants(0, 0);
        assertThatThrownBy(() -> new OptimalSmoothStep(none)).hasMessageStartingWith("l0 and l1 must not both be 0");
        assertThatThrownBy(() -> new SimplifiedSmoothStep(none)).hasMessageStartingWith("l0 and l1 must not both be 0");
        assertThatThrownBy(() -> new ClippedSmoothStep(none)).hasMessageStartingWith("l0 and l1 must not both be 0");
        assertThatThrownBy(() -> new ShiftedClippedStep(1, 1, -1))
                .hasMessage("noiseBound must not be negative and be finite, got -1.0");
        assertThatThrownBy(() -> new ShiftedClippedStep(1, 0, 1))
                .hasMessage("stepLength must be positive and finite, got 0.0");
    }

    private static List<StepRule> rules(SmoothnessConstants constants) {
        return List.of(
                new OptimalSmoothStep(constants),
                new SimplifiedSmoothStep(constants),
                new ClippedSmoothStep(constants));
    }
}
