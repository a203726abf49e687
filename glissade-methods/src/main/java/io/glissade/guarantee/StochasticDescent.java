package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.parameter.Require;
import io.glissade.step.FixedStep;

/**
 * Stochastic gradient descent with gradients that are unbiased and within tau of the exact one, whose norm never exceeds M:
 * with h = min(1 / sqrt(T), 1 / (L1 (M + tau))) for a run of T steps, the probability that every gradient norm stays above
 * eps is at most a half as soon as T is at least
 *
 * <pre>
 *   4 (D + (e - 2) (L0 + L1 M) (M + tau)^2)^2 / eps^4.
 * </pre>
 *
 * <p>Assumptions: (L0, L1)-smooth, bounded below, the gradient bounded by M wherever the run goes (it need not stay below
 * f(x0)). Source: {@code zhang2020clipping}, Theorem 8; the constants are derived in docs/theory/clipping.md. {@link
 * #literature()} has the bound as printed.
 *
 * @param smoothness L1 positive
 * @param gradientBound M, positive
 * @param noiseBound tau, not negative
 */
public record StochasticDescent(SmoothnessConstants smoothness, double gradientBound, double noiseBound)
        implements Guarantee {
    public StochasticDescent {
        Require.positive("l1", smoothness.l1());
        Require.positive("gradientBound", gradientBound);
        Require.notNegative("noiseBound", noiseBound);
    }

    @Override
    public FixedStep stepRule(long iterations) {
        Require.atLeast("iterations", 1, iterations);
        return new FixedStep(
                1 / Math.max(Math.sqrt((double) iterations), smoothness.l1() * (gradientBound + noiseBound)));
    }

    @Override
    public double iterationBound(double gap, double tolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", tolerance);
        if (tolerance >= gradientBound) {
            return 0;
        }
        double largest = gradientBound + noiseBound;
        double enlarged = gap + (Math.E - 2) * smoothness.bound(gradientBound) * largest * largest;
        return 4 * enlarged * enlarged / Math.pow(tolerance, 4);
    }

    @Override
    public Standing standing() {
        return new Standing.Derived("Theorem 8: stochastic descent");
    }

    @Override
    public String title() {
        return "stochastic descent (Zhang et al. 2020, Theorem 8, constants of this project)";
    }

    /** The same rule with the bound as printed, (D + (5 L0 + 4 L1 M) (M + tau)^2)^2 / eps^4. */
    public Guarantee literature() {
        return new AsPrinted(this);
    }

    private record AsPrinted(StochasticDescent derived) implements Guarantee {

        @Override
        public FixedStep stepRule(long iterations) {
            return derived.stepRule(iterations);
        }

        @Override
        public double iterationBound(double gap, double tolerance) {
            Require.notNegative("gap", gap);
            Require.positive("tolerance", tolerance);
            double largest = derived.gradientBound + derived.noiseBound;
            double curvature = 5 * derived.smoothness.l0() + 4 * derived.smoothness.l1() * derived.gradientBound;
            return Math.pow(gap + curvature * largest * largest, 2) / Math.pow(tolerance, 4);
        }

        @Override
        public Standing standing() {
            return new Standing.NotConfirmed(
                    "the proof gives it only while D is at most (3.5 L0 + 2.5 L1 M) (M + tau)^2");
        }

        @Override
        public String title() {
            return "stochastic descent (Zhang et al. 2020, Theorem 8, as printed)";
        }
    }
}
