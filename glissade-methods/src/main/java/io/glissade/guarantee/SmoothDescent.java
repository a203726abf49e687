package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.parameter.Require;
import io.glissade.step.ClippedSmoothStep;
import io.glissade.step.OptimalSmoothStep;
import io.glissade.step.SimplifiedSmoothStep;
import io.glissade.step.StepRule;

/**
 * Gradient descent with known constants and exact gradients: with a' = 1 for the optimal and the simplified step and 1/2 for
 * the clipped one, at most (2 L0 D / eps^2 + 3 L1 D / eps) / a' steps. The objective falls at every step.
 *
 * <p>Assumptions: (L0, L1)-smooth, bounded below; {@link #convexIterationBound} moreover convex with a minimiser. Source:
 * {@code vankov2024optimizing}; every constant is derived in docs/theory/clipping.md.
 *
 * @param smoothness not both constants 0
 * @param step which of the three rules
 */
public record SmoothDescent(SmoothnessConstants smoothness, Step step) implements Guarantee {
    public SmoothDescent {
        if (smoothness.l0() == 0 && smoothness.l1() == 0) {
            throw new IllegalArgumentException("l0 and l1 must not both be 0, got " + smoothness);
        }
    }

    /** The three rules. */
    public enum Step {
        /** {@link OptimalSmoothStep}. */
        OPTIMAL,
        /** {@link SimplifiedSmoothStep}. */
        SIMPLIFIED,
        /** {@link ClippedSmoothStep}. */
        CLIPPED
    }

    @Override
    public StepRule stepRule(long iterations) {
        Require.atLeast("iterations", 1, iterations);
        return switch (step) {
            case OPTIMAL -> new OptimalSmoothStep(smoothness);
            case SIMPLIFIED -> new SimplifiedSmoothStep(smoothness);
            case CLIPPED -> new ClippedSmoothStep(smoothness);
        };
    }

    /** The least by which one step from a point with this gradient norm decreases the objective. */
    public double progress(double gradientNorm) {
        Require.notNegative("gradientNorm", gradientNorm);
        if (gradientNorm == 0) {
            return 0;
        }
        return share() * gradientNorm * (gradientNorm / (2 * smoothness.l0() + 3 * smoothness.l1() * gradientNorm));
    }

    @Override
    public double iterationBound(double gap, double tolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", tolerance);
        return gap / tolerance * (2 * smoothness.l0() / tolerance + 3 * smoothness.l1()) / share();
    }

    /**
     * For a convex objective, the steps after which the objective itself is within the tolerance of its minimum: (2 L0 R^2 /
     * tolerance + 3 L1 R log(D / tolerance)) / a', and 0 where the gap is within it already.
     *
     * @param gap D, not negative, finite
     * @param distance R from x0 to a minimiser, not negative, finite
     * @param valueTolerance positive, finite
     */
    public double convexIterationBound(double gap, double distance, double valueTolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", valueTolerance);
        Require.notNegative("distance", distance);
        if (gap <= valueTolerance) {
            return 0;
        }
        double quadratic = 2 * smoothness.l0() * distance * distance / valueTolerance;
        return (quadratic + 3 * smoothness.l1() * distance * Math.log(gap / valueTolerance)) / share();
    }

    @Override
    public Standing standing() {
        return new Standing.Derived("Steps for known constants");
    }

    @Override
    public String title() {
        return switch (step) {
            case OPTIMAL -> "descent with the optimal smooth step (Vankov et al. 2024)";
            case SIMPLIFIED -> "descent with the simplified smooth step (Vankov et al. 2024)";
            case CLIPPED -> "descent with the clipped smooth step (Vankov et al. 2024)";
        };
    }

    private double share() {
        return step == Step.CLIPPED ? 0.5 : 1;
    }
}
