package io.glissade.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.step.ClippedStep;
import io.glissade.step.FixedStep;
import io.glissade.testfunction.Cosh;
import io.glissade.testfunction.PowerFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step counts of gradient descent with and without clipping that were computed independently; they hold to the step. */
final class ReferenceCountsTest {

    private static final long BUDGET = 10_000_000;

    /** x^4 from 30, the best step size of a halving scan from 1. */
    @ParameterizedTest
    @CsvSource({"1e-2, 8384", "1e-3, 58993", "1e-4, 293903"})
    void plainDescentOnTheQuarticNeedsItsBestFixedStep(double tolerance, long expected) {
        long best = Long.MAX_VALUE;
        double bestStep = Double.NaN;
        for (double step = 1; step >= 1e-6; step /= 2) {
            Long count = Descent.steps(new PowerFunction(1, 4), new FixedStep(step), tolerance, best, 30);
            if (count != null && count < best) {
                best = count;
                bestStep = step;
            }
        }
        assertThat(best).isEqualTo(expected);
        assertThat(bestStep).isEqualTo(0x1p-11);
    }

    /** x^4 from 30 with threshold 0.01, the best step size of a halving scan from 1024. */
    @ParameterizedTest
    @CsvSource({"1e-2, 47", "1e-3, 48", "1e-4, 49"})
    void clippedDescentOnTheQuarticNeedsAHandful(double tolerance, long expected) {
        long best = 1_000_000;
        double bestStep = Double.NaN;
        for (double step = 1024; step > 1e-3; step /= 2) {
            Long count = Descent.steps(new PowerFunction(1, 4), new ClippedStep(step, 0.01), tolerance, best, 30);
            if (count != null && count < best) {
                best = count;
                bestStep = step;
            }
        }
        assertThat(best).isEqualTo(expected);
        assertThat(bestStep).isEqualTo(64);
    }

    /** cosh with L0 = L1 = 1 from arsinh(M), to a gradient of 1e-6: the step of Theorem 3 against that of Theorem 6. */
    @ParameterizedTest
    @CsvSource({"1e1, 151, 309", "1e2, 174, 2920", "1e3, 197, 29034", "1e4, 220, 290189", "1e5, 243, 2901746"})
    void onCoshClippingPaysTheLogarithmOfTheSteepness(double steepness, long clipped, long plain) {
        Cosh cosh = new Cosh(1, new SmoothnessConstants(1, 1));
        double x0 = Math.log(steepness + Math.hypot(steepness, 1));
        // Theorem 3: eta = 1/(10 L0), gamma = min(1/eta, 1/(10 L1 eta)).
        assertThat(Descent.steps(cosh, new ClippedStep(0.1, 1), 1e-6, BUDGET, x0))
                .isEqualTo(clipped);
        // Theorem 6: h = 1/(2 (M L1 + L0)).
        double step = 1 / (2 * (steepness + 1));
        assertThat(Descent.steps(cosh, new FixedStep(step), 1e-6, BUDGET, x0)).isEqualTo(plain);
    }
}
