package io.glissade.finitesum.sag;

import io.glissade.linear.LinearSum;

/**
 * Searches a Lipschitz constant of one term at one point: it is doubled while the term at {@code x - f_i'(x) / L} lies above
 * {@code f_i(x) - ||f_i'(x)||^2 / (2 L)}. For a linear model a trial costs one evaluation of the loss.
 *
 * <p>Reference: {@code schmidt2017sag}, section 4.6.
 */
public final class LineSearch {

    /** Squared gradient norms up to this are rounding to the test; it is then skipped. */
    public static final double LEAST_SQUARED_NORM = 1e-8;

    private LineSearch() {}

    /**
     * The constant found.
     *
     * @param estimate where the search begins, positive
     * @param slope the derivative of the row's loss at {@code margin}, not weighted
     * @param squaredNorm of the row
     */
    public static double search(
            LinearSum sum, int row, double estimate, double margin, double slope, double squaredNorm) {
        double weight = sum.weight(row);
        double squares = weight * slope * weight * slope * squaredNorm;
        if (!(squares > LEAST_SQUARED_NORM)) {
            return estimate;
        }
        double target = sum.target(row);
        double value = weight * sum.loss().value(margin, target);
        double lipschitz = estimate;
        while (weight * sum.loss().value(margin - weight * slope * squaredNorm / lipschitz, target)
                > value - squares / (2 * lipschitz)) {
            lipschitz *= 2;
        }
        return lipschitz;
    }
}
