package io.glissade.step;

import io.glissade.oracle.SmoothnessConstants;

/**
 * Gradient clipping with the parameters that (L0, L1)-smoothness gives: h = min(1 / (2 L0), 1 / (3 L1 ||g||)). For positive
 * constants it is the {@link ClippedStep} with step size 1 / (2 L0) and threshold 2 L0 / (3 L1).
 *
 * <p>Assumptions: (L0, L1)-smoothness with known constants and exact gradients; the step lies between a half and the whole of
 * {@link SimplifiedSmoothStep} and keeps at least half of its decrease. Cost per step: none beyond the norm. Choose it when
 * a clipped rule is wanted; the steps are five times those of {@code zhang2020clipping}, Theorem 3. Source:
 * {@code vankov2024optimizing}.
 *
 * @param smoothness not both constants 0
 */
public record ClippedSmoothStep(SmoothnessConstants smoothness) implements StepRule {
    public ClippedSmoothStep {
        smoothness.requireOnePositive();
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        double curvature = Math.max(2 * smoothness.l0(), 3 * smoothness.l1() * gradientNorm);
        return Math.min(1 / curvature, Double.MAX_VALUE);
    }

    /** 2 L0 / (3 L1); infinite for L0 = 0 or L1 = 0, where the rule does not change its form. */
    @Override
    public double clippingThreshold() {
        return smoothness.l0() == 0 ? Double.POSITIVE_INFINITY : 2 * smoothness.l0() / (3 * smoothness.l1());
    }

    /** 1 / (3 L1). */
    @Override
    public double stepLengthCap() {
        return 1 / (3 * smoothness.l1());
    }
}
