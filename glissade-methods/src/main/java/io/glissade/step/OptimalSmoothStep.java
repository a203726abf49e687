package io.glissade.step;

import io.glissade.oracle.SmoothnessConstants;

/**
 * The step that decreases the upper bound of (L0, L1)-smoothness most: with a = L1 ||g||, h = log(1 + a / (L0 + a)) / a; for
 * L1 = 0 this is 1 / L0.
 *
 * <p>Assumptions: (L0, L1)-smoothness with known constants and exact gradients; every step then decreases the objective by at
 * least ||g||^2 / (2 L0 + 3 a), derived in docs/theory/clipping.md. Cost per step: none beyond the norm. Choose it when the
 * constants are known; {@link SimplifiedSmoothStep} promises the same. Source: {@code vankov2024optimizing}.
 *
 * @param smoothness not both constants 0
 */
public record OptimalSmoothStep(SmoothnessConstants smoothness) implements StepRule {
    public OptimalSmoothStep {
        smoothness.requireOnePositive();
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        double a = smoothness.l1() * gradientNorm;
        if (a == 0) {
            return Math.min(1 / smoothness.l0(), Double.MAX_VALUE);
        }
        // With w = a / (L0 + a) the step is (log(1 + w) / w) / (L0 + a); both factors are exact in the limits of a and
        // L0.
        double w = 1 / (1 + smoothness.l0() / a);
        double factor = w == 0 ? 1 : Math.log1p(w) / w;
        return Math.min(factor / (smoothness.l0() + a), Double.MAX_VALUE);
    }

    /** log(2) / L1, approached for large gradients. */
    @Override
    public double stepLengthCap() {
        return Math.log(2) / smoothness.l1();
    }
}
