package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.parameter.Require;

/**
 * What no fixed step can beat: for each one there is an (L0, L1)-smooth function whose gradient is at most M below f(x0) and
 * on which gradient descent either never reaches the tolerance or takes at least
 *
 * <pre>
 *   L1 M (D - 5 eps / 8) / (8 eps^2 (log(L1 M / L0) + 1))
 * </pre>
 *
 * <p>steps. The two functions are {@code ExponentialLowerBound} and {@code LinearTailedLowerBound} of the test functions.
 * The proof gives the same with D for D - 5 eps / 8, and needs {@link #holdsFrom a gap} large enough for both functions. For
 * L0 = L1 the logarithm is log M, as in the literature. Source: {@code zhang2020clipping}, Theorem 4; derived in
 * docs/theory/clipping.md.
 *
 * @param smoothness both constants positive
 * @param gradientBound M, above L0 / L1
 */
public record PlainDescentLowerBound(SmoothnessConstants smoothness, double gradientBound) {
    public PlainDescentLowerBound {
        smoothness.requireBothPositive();
        Require.positive("gradientBound", gradientBound);
        if (!(gradientBound > smoothness.l0() / smoothness.l1())) {
            throw new IllegalArgumentException("gradientBound must be above l0 / l1 = "
                    + smoothness.l0() / smoothness.l1() + ", got " + gradientBound);
        }
    }

    /** The fixed step from which on descent does not converge on the first function: 2 (log(L1 M / L0) + 1) / (L1 M). */
    public double divergenceThreshold() {
        return 2 * logarithm() / (smoothness.l1() * gradientBound);
    }

    /**
     * The least gap for which the bound is proved: that of the first function, M / L1 - L0 / (2 L1^2), or 5 eps / 4 of the
     * second if larger.
     *
     * @param tolerance eps, positive, at most L0 / 3 and M / 2
     */
    public double holdsFrom(double tolerance) {
        requireSmall(tolerance);
        double l1 = smoothness.l1();
        return Math.max(gradientBound / l1 - smoothness.l0() / (2 * l1 * l1), 1.25 * tolerance);
    }

    /**
     * The steps that some function of the class takes with any fixed step.
     *
     * @param gap D, not negative, finite; the bound is proved from {@link #holdsFrom} on
     * @param tolerance eps, positive, at most L0 / 3 and M / 2
     */
    public double iterationBound(double gap, double tolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", tolerance);
        requireSmall(tolerance);
        double product = smoothness.l1() * gradientBound;
        return product * (gap - 0.625 * tolerance) / (8 * tolerance * tolerance * logarithm());
    }

    /** How sure the bound is. */
    public Standing standing() {
        return new Standing.Derived("Theorem 4: what no fixed step can beat");
    }

    /** The theorem as one phrase, for tables. */
    public String title() {
        return "lower bound for a fixed step (Zhang et al. 2020, Theorem 4)";
    }

    private double logarithm() {
        return Math.log(smoothness.l1() * gradientBound / smoothness.l0()) + 1;
    }

    private void requireSmall(double tolerance) {
        double limit = Math.min(smoothness.l0() / 3, gradientBound / 2);
        if (!(tolerance > 0 && tolerance <= limit)) {
            throw new IllegalArgumentException(
                    "tolerance must be positive and at most min(l0 / 3, gradientBound / 2) = " + limit + ", got "
                            + tolerance);
        }
    }
}
