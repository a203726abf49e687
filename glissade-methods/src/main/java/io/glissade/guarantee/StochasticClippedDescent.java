package io.glissade.guarantee;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.parameter.Require;
import io.glissade.step.ShiftedClippedStep;

/**
 * Clipped gradient descent with noisy gradients, unbiased and within tau of the exact one: with a run of T steps and
 *
 * <pre>
 *   eta = min(1 / (20 L0), 1 / (128 L1 tau), 1 / sqrt(T)),      h = min(eta, 1 / (16 L1 (||g|| + tau))),
 * </pre>
 *
 * <p>the probability that every gradient norm stays above eps is at most a half as soon as T is at least
 *
 * <pre>
 *   D' max(58 L1 / eps, 81 D' / (16 eps^4), 45 L0 / eps^2, 288 L1 tau / eps^2),
 *   D' = D + (0.52 L0 + 0.01 L1 tau) tau^2.
 * </pre>
 *
 * <p>Assumptions: (L0, L1)-smooth on the whole space, bounded below. This is Theorem 7 of {@code zhang2020clipping} with the
 * superfluous eta in its rule taken out; constants derived in docs/theory/clipping.md. {@link #literature()} is the theorem
 * as printed, whose rule does not converge in general.
 *
 * @param smoothness both constants positive
 * @param noiseBound tau, positive
 */
public record StochasticClippedDescent(SmoothnessConstants smoothness, double noiseBound) implements Guarantee {
    public StochasticClippedDescent {
        smoothness.requireBothPositive();
        Require.positive("noiseBound", noiseBound);
    }

    /** The step size eta where the gradient is small. */
    double stepSize(long iterations) {
        Require.atLeast("iterations", 1, iterations);
        double limit = Math.max(20 * smoothness.l0(), 128 * smoothness.l1() * noiseBound);
        return 1 / Math.max(limit, Math.sqrt((double) iterations));
    }

    @Override
    public ShiftedClippedStep stepRule(long iterations) {
        return new ShiftedClippedStep(stepSize(iterations), 1 / (16 * smoothness.l1()), noiseBound);
    }

    @Override
    public double iterationBound(double gap, double tolerance) {
        Require.notNegative("gap", gap);
        Require.positive("tolerance", tolerance);
        double l0 = smoothness.l0();
        double product = smoothness.l1() * noiseBound;
        double enlarged = gap + (0.52 * l0 + 0.01 * product) * noiseBound * noiseBound;
        double square = tolerance * tolerance;
        double rate = Math.max(
                Math.max(58 * smoothness.l1() / tolerance, 81 * enlarged / (16 * square * square)),
                Math.max(45 * l0, 288 * product) / square);
        return enlarged * rate;
    }

    @Override
    public Standing standing() {
        return new Standing.Derived("Theorem 7: clipped descent with noise");
    }

    @Override
    public String title() {
        return "clipped descent with noise (Zhang et al. 2020, Theorem 7, rule corrected)";
    }

    /** The theorem as printed: its rule, and its bound. */
    public Guarantee literature() {
        return new AsPrinted(this);
    }

    private record AsPrinted(StochasticClippedDescent corrected) implements Guarantee {

        /** h = min(eta, 1 / (16 eta L1 (||g|| + tau))): the longest step grows as eta falls. */
        @Override
        public ShiftedClippedStep stepRule(long iterations) {
            double stepSize = corrected.stepSize(iterations);
            double l1 = corrected.smoothness.l1();
            return new ShiftedClippedStep(stepSize, 1 / (16 * stepSize * l1), corrected.noiseBound);
        }

        @Override
        public double iterationBound(double gap, double tolerance) {
            Require.notNegative("gap", gap);
            Require.positive("tolerance", tolerance);
            double l0 = corrected.smoothness.l0();
            double l1 = corrected.smoothness.l1();
            double tau = corrected.noiseBound;
            double enlarged = gap + (5 * l0 + 2 * l1 * tau) * tau * tau + 9 * tau * l0 * l0 / l1;
            double square = tolerance * tolerance;
            double rate = Math.max(
                    Math.max(128 * l1 / tolerance, 4 * enlarged / (square * square)),
                    (80 * l0 + 512 * l1 * tau) / square);
            return enlarged * rate;
        }

        @Override
        public Standing standing() {
            return new Standing.NotConfirmed(
                    "the printed rule cycles on cosh with random signs, and the proof of the corrected rule gives 81/16 "
                            + "where the literature has 4 before the fourth power of the tolerance");
        }

        @Override
        public String title() {
            return "clipped descent with noise (Zhang et al. 2020, Theorem 7, as printed)";
        }
    }
}
