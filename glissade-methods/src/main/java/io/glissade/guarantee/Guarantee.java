package io.glissade.guarantee;

import io.glissade.step.StepRule;

/**
 * A theorem that bounds the steps to a small gradient: the step rule it prescribes, the bound, and how sure the bound is.
 * Notation: the gap is f(x0) - inf f, the tolerance is the gradient norm asked for, and the count is the index of the first
 * point whose gradient norm is at most the tolerance, x0 counted as 0.
 */
public interface Guarantee {

    /**
     * The rule with the steps prescribed.
     *
     * @param iterations the length of the run planned, at least 1; only rules for noisy gradients depend on it
     */
    StepRule stepRule(long iterations);

    /**
     * A number that the count does not exceed; for noisy gradients, that it exceeds with probability at most a half when the
     * rule was made for that many iterations.
     *
     * @param gap not negative, finite
     * @param tolerance positive, finite
     */
    double iterationBound(double gap, double tolerance);

    /** How sure that number is. */
    Standing standing();

    /** The theorem as one phrase, for tables. */
    String title();
}
