package io.glissade.finitesum.dual;

import io.glissade.linear.Loss;

/**
 * The proximal operator of a loss in one variable, which is the exact step of dual coordinate ascent: the slope {@code u} with
 *
 * <pre>s + factor u = m + factor u_old,   u = loss'(s)</pre>
 *
 * <p>The left side ascends in s at a rate of at least 1, so that there is one solution. It is found by Newton's method, with bisection where
 * a step does not halve the one before, and with growing steps where the derivative is beyond the range of numbers. One or two evaluations
 * for quadratic losses, about four for the logistic. At a kink of the loss the slope lies between those of its sides.
 */
final class ScalarProximal {

    private static final int MOST_ITERATIONS = 200;
    // The residual is a sum of five rounded numbers.
    private static final double ROUNDING = 4 * Math.ulp(1.0);

    private ScalarProximal() {}

    /**
     * The new slope; NaN where the margin is.
     *
     * @param factor not negative
     * @param margin m, where the search begins
     * @param old the slope before
     */
    static double slope(Loss loss, double target, double factor, double margin, double old) {
        double s = margin;
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double before = Double.POSITIVE_INFINITY;
        double reach = 1;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double slope = loss.derivative(s, target);
            double residual = (s - margin) + factor * (slope - old);
            double size = Math.abs(s) + Math.abs(margin) + factor * (Math.abs(slope) + Math.abs(old));
            if (Double.isNaN(residual) || (Double.isFinite(size) && Math.abs(residual) <= ROUNDING * size)) {
                return slope;
            }
            if (residual > 0) {
                high = s;
            } else {
                low = s;
            }
            double move = -residual / (1 + factor * loss.secondDerivative(s, target));
            double next = s + move;
            if (!(next > low && next < high && Math.abs(move) <= before / 2)) {
                next = low + (high - low) / 2;
                if (Double.isInfinite(high - low)) {
                    next = s - Math.copySign(reach, residual);
                    reach *= 2;
                }
                if (next == low || next == high) {
                    break;
                }
                move = next - s;
            }
            before = Math.abs(move);
            s = next;
        }
        return between(old + (margin - s) / factor, loss.derivative(low, target), loss.derivative(high, target));
    }

    private static double between(double slope, double least, double most) {
        return Math.max(least, Math.min(most, slope));
    }
}
