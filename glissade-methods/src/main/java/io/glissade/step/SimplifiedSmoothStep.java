package io.glissade.step;

import io.glissade.oracle.SmoothnessConstants;

/**
 * A rational form of {@link OptimalSmoothStep} that is never longer: h = 1 / (L0 + 1.5 L1 ||g||). For positive constants it
 * is the {@link NormalisedStep} with step size 2 / (3 L1) and beta 2 L0 / (3 L1).
 *
 * <p>Assumptions: (L0, L1)-smoothness with known constants and exact gradients; every step then decreases the objective by at
 * least ||g||^2 / (2 L0 + 3 L1 ||g||), as the optimal step does. Cost per step: none beyond the norm. Choose it as the default
 * of the three rules with known constants. Source: {@code vankov2024optimizing}.
 *
 * @param smoothness not both constants 0
 */
public record SimplifiedSmoothStep(SmoothnessConstants smoothness) implements StepRule {
    public SimplifiedSmoothStep {
        smoothness.requireOnePositive();
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return Math.min(1 / (smoothness.l0() + 1.5 * smoothness.l1() * gradientNorm), Double.MAX_VALUE);
    }

    /** 2 / (3 L1), approached for large gradients. */
    @Override
    public double stepLengthCap() {
        return 2 / (3 * smoothness.l1());
    }
}
