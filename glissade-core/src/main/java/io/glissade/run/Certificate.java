package io.glissade.run;

/**
 * What is known of a point of a penalised sum without trusting the method that made it.
 *
 * @param value the objective P at the point
 * @param dual a lower bound on the minimum, the value of a feasible dual point; NaN where there is none
 * @param gradientNorm the norm of the true gradient of P, of the least-norm subgradient with {@code l1}; NaN where not computed
 */
public record Certificate(double value, double dual, double gradientNorm) {

    /** Before anything is known. */
    public static final Certificate NONE = new Certificate(Double.NaN, Double.NaN, Double.NaN);

    /** The point is at most this much above the minimum. Rounding apart it is not negative. */
    public double gap() {
        return value - dual;
    }

    /** The gap relative to the larger of the two values in magnitude. */
    public double relativeGap() {
        double scale = Math.max(Math.abs(value), Math.abs(dual));
        return scale == 0 ? gap() : gap() / scale;
    }
}
