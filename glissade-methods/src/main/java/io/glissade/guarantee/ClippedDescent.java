package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.parameter.Require;
import io.glissade.step.ClippedStep;

/**
 * Clipped gradient descent with exact gradients: at most 20 L0 D / eps^2 + 20 max(1, L1^2) D / L0 steps. The bound does not
 * contain the largest gradient, and the objective falls at every step.
 *
 * <p>Assumptions: (L0, L1)-smooth, bounded below. Source: {@code zhang2020clipping}, Theorem 3; the constants are derived in
 * docs/theory/clipping.md.
 *
 * @param smoothness both constants positive
 */
public record ClippedDescent(SmoothnessConstants smoothness) implements Guarantee {
    public ClippedDescent {
        smoothness.requireBothPositive();
    }

    /** Step size 1 / (10 L0), threshold min(10 L0, L0 / L1): no step is longer than min(1, 1 / (10 L1)). */
    @Override
    public ClippedStep stepRule(long iterations) {
        Require.atLeast("iterations", 1, iterations);
        double l0 = smoothness.l0();
        return new ClippedStep(1 / (10 * l0), Math.min(10 * l0, l0 / smoothness.l1()));
    }

    @Override
    public double iterationBound(double gap, double tolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", tolerance);
        double l0 = smoothness.l0();
        double l1 = smoothness.l1();
        return 20 * l0 * gap / (tolerance * tolerance) + 20 * Math.max(1, l1 * l1) * gap / l0;
    }

    @Override
    public Standing standing() {
        return new Standing.Derived("Theorem 3: clipped descent");
    }

    @Override
    public String title() {
        return "clipped descent (Zhang et al. 2020, Theorem 3)";
    }
}
