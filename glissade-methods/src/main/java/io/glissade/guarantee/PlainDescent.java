package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.parameter.Require;
import io.glissade.step.FixedStep;

/**
 * Gradient descent with a fixed step and exact gradients: at most 4 (M L1 + L0) D / eps^2 steps, where M bounds the gradient
 * norm on {f &lt;= f(x0)}. The objective falls at every step.
 *
 * <p>Assumptions: (L0, L1)-smooth, bounded below, M finite. Source: {@code zhang2020clipping}, Theorem 6; the constant is
 * derived in docs/theory/clipping.md.
 *
 * @param smoothness not both constants 0
 * @param gradientBound M, positive
 */
public record PlainDescent(SmoothnessConstants smoothness, double gradientBound) implements Guarantee {
    public PlainDescent {
        Require.positive("gradientBound", gradientBound);
        Require.positive("l0 + l1 gradientBound", smoothness.bound(gradientBound));
    }

    /** 1 / (2 (M L1 + L0)). */
    @Override
    public FixedStep stepRule(long iterations) {
        Require.atLeast("iterations", 1, iterations);
        return new FixedStep(1 / (2 * smoothness.bound(gradientBound)));
    }

    @Override
    public double iterationBound(double gap, double tolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", tolerance);
        return 4 * smoothness.bound(gradientBound) * gap / (tolerance * tolerance);
    }

    @Override
    public Standing standing() {
        return new Standing.Derived("Theorem 6: plain descent");
    }

    @Override
    public String title() {
        return "descent with a fixed step (Zhang et al. 2020, Theorem 6)";
    }
}
