package io.glissade.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.glissade.gradient.GradientDescent;
import io.glissade.gradient.GradientIteration;
import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.StepRule;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.ExponentialLowerBound;
import io.glissade.testfunction.TestFunction;
import io.glissade.testfunction.TwoPointNoise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The theorems for noisy gradients: each proof's inequality for one step, exactly, and whole runs. */
final class StochasticGuaranteesTest {

    private static final List<SmoothnessConstants> PAIRS =
            List.of(new SmoothnessConstants(1, 1), new SmoothnessConstants(0.1, 3), new SmoothnessConstants(5, 0.2));

    /** f(x) - E f(x+) for noise that is {@code value} with probability p and otherwise -value p / (1 - p). */
    private static double expectedDecrease(TestFunction function, StepRule rule, double x, double value, double p) {
        double[] gradient = new double[1];
        double before = function.valueAndGradient(new double[] {x}, gradient);
        double exact = gradient[0];
        double decrease = 0;
        for (int outcome = 0; outcome < 2; outcome++) {
            double noisy = exact + (outcome == 0 ? value : -value * p / (1 - p));
            double moved = x - rule.stepSize(0, 1, Math.abs(noisy)) * noisy;
            double after = function.valueAndGradient(new double[] {moved}, gradient);
            decrease += (outcome == 0 ? p : 1 - p) * (before - after);
        }
        return decrease;
    }

    private static double slope(TestFunction function, double x) {
        double[] gradient = new double[1];
        function.valueAndGradient(new double[] {x}, gradient);
        return Math.abs(gradient[0]);
    }

    /** E f(x+) is at most f(x) - min(n / (29 L1), 8/9 eta n^2) + eta^2 (0.52 L0 + 0.01 L1 tau) tau^2. */
    @Test
    void oneStepOfTheoremSevenDecreasesAsItsProofSays() {
        int tight = 0;
        for (SmoothnessConstants constants : PAIRS) {
            double l0 = constants.l0();
            double l1 = constants.l1();
            for (TestFunction function : List.of(new Cosh(1, constants), new ExponentialLowerBound(constants))) {
                for (double tau : new double[] {0.01 * l0 / l1, l0 / l1, 30 * l0 / l1}) {
                    for (long iterations : new long[] {1, 10_000, 100_000_000}) {
                        StochasticClippedDescent guarantee = new StochasticClippedDescent(constants, tau);
                        double eta = guarantee.stepSize(iterations);
                        double noise = eta * eta * (0.52 * l0 + 0.01 * l1 * tau) * tau * tau;
                        for (int i = 0; i <= 400; i++) {
                            double x = 0.03 * i / l1;
                            double n = slope(function, x);
                            double promised = Math.min(n / (29 * l1), 8 * eta * n * n / 9) - noise;
                            for (double p : new double[] {0.5, 0.1}) {
                                StepRule rule = guarantee.stepRule(iterations);
                                double decrease = expectedDecrease(function, rule, x, tau, p);
                                double value = function.valueAndGradient(new double[] {x}, new double[1]);
                                assertThat(decrease).isGreaterThanOrEqualTo(promised - 1e-14 * value);
                                tight += decrease < 2 * promised ? 1 : 0;
                            }
                        }
                    }
                }
            }
        }
        // The promise is not idle: on many points the decrease is less than twice of it.
        assertThat(tight).isGreaterThan(1_000);
    }

    /** E f(x+) is at most f(x) - h n^2 + h^2 (e - 2) (L0 + L1 M) (M + tau)^2 where n is at most M. */
    @Test
    void oneStepOfTheoremEightDecreasesAsItsProofSays() {
        for (SmoothnessConstants constants : PAIRS) {
            TestFunction function = new Cosh(1, constants);
            for (double extent : new double[] {0.5, 2, 5}) {
                double steepness = slope(function, extent / constants.l1());
                for (double tau : new double[] {0.1 * steepness, steepness, 10 * steepness}) {
                    StochasticDescent guarantee = new StochasticDescent(constants, steepness, tau);
                    for (long iterations : new long[] {1, 1_000_000}) {
                        StepRule rule = guarantee.stepRule(iterations);
                        double h = rule.stepSize(0, 1, 0);
                        double largest = steepness + tau;
                        double noise = h * h * (Math.E - 2) * constants.bound(steepness) * largest * largest;
                        for (int i = 0; i <= 100; i++) {
                            double x = 0.01 * i * extent / constants.l1();
                            double n = slope(function, x);
                            double value = function.valueAndGradient(new double[] {x}, new double[1]);
                            assertThat(expectedDecrease(function, rule, x, tau, 0.5))
                                    .isGreaterThanOrEqualTo(h * n * n - noise - 1e-14 * value);
                        }
                    }
                }
            }
        }
    }

    /** At most half of the runs may stay above the tolerance for as long as the bound says. */
    @Test
    void wholeRunsReachTheToleranceWithinTheBound() {
        SmoothnessConstants constants = new SmoothnessConstants(1, 1);
        Cosh cosh = new Cosh(1, constants);
        StochasticClippedDescent guarantee = new StochasticClippedDescent(constants, 1);
        double gap = HeldRun.gap(cosh, 4);
        long bound = (long) Math.ceil(guarantee.iterationBound(gap, 0.9));
        int reached = 0;
        for (int seed = 0; seed < 40; seed++) {
            try (GradientIteration<double[]> run = new GradientDescent<double[]>(guarantee.stepRule(bound))
                    .start(new TwoPointNoise(cosh, 1, 0.5, seed), new double[] {4})) {
                boolean within = false;
                for (long k = 0; k < bound && !within; k++) {
                    run.step();
                    within = Math.abs(Math.sinh(run.point()[0])) <= 0.9;
                }
                reached += within ? 1 : 0;
            }
        }
        assertThat(reached).isGreaterThanOrEqualTo(20);
    }

    @Test
    void theBoundsAreTheirFormulas() {
        SmoothnessConstants constants = new SmoothnessConstants(2, 3);
        StochasticClippedDescent clipped = new StochasticClippedDescent(constants, 0.5);
        double enlarged = 7 + (1.04 + 0.015) * 0.25;
        assertThat(clipped.iterationBound(7, 0.1)).isCloseTo(enlarged * 81 * enlarged / 16e-4, within(1e-6));
        assertThat(clipped.iterationBound(7, 100)).isCloseTo(enlarged * 58 * 3 / 100, within(1e-12));
        double printed = 7 + (10 + 3) * 0.25 + 4.5 * 4 / 3;
        assertThat(clipped.literature().iterationBound(7, 0.1)).isCloseTo(printed * 4 * printed / 1e-4, within(1e-5));
        StochasticDescent plain = new StochasticDescent(constants, 4, 1);
        assertThat(plain.iterationBound(7, 1)).isCloseTo(4 * Math.pow(7 + (Math.E - 2) * 14 * 25, 2), within(1e-8));
        assertThat(plain.iterationBound(7, 4)).isZero();
        assertThat(plain.literature().iterationBound(7, 1)).isEqualTo(Math.pow(7 + 58 * 25, 2));
        assertThat(plain.stepRule(4).stepSize()).isEqualTo(1 / 15.0);
        assertThat(plain.stepRule(1_000_000).stepSize()).isEqualTo(1e-3);
    }

    @Test
    void thePrintedRuleDiffersByTheSuperfluousFactor() {
        StochasticClippedDescent corrected = new StochasticClippedDescent(new SmoothnessConstants(1, 1), 1);
        assertThat(corrected.stepRule(1_000_000).stepSize()).isEqualTo(1e-3);
        assertThat(corrected.stepRule(1_000_000).stepLength()).isEqualTo(1 / 16.0);
        assertThat(corrected.literature().stepRule(1_000_000).stepLengthCap()).isCloseTo(62.5, within(1e-12));
        assertThat(corrected.standing()).isInstanceOf(Standing.Derived.class);
        assertThat(corrected.literature().standing().sentence()).startsWith("As in the literature, not confirmed: ");
    }

    @Test
    void hypothesesThatDoNotHoldAreNamed() {
        SmoothnessConstants constants = new SmoothnessConstants(1, 1);
        assertThatThrownBy(() -> new StochasticClippedDescent(constants, 0))
                .hasMessage("noiseBound must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new StochasticDescent(new SmoothnessConstants(1, 0), 1, 1))
                .hasMessage("l1 must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new StochasticDescent(constants, 1, -1))
                .hasMessage("noiseBound must not be negative and be finite, got -1.0");
    }
}
