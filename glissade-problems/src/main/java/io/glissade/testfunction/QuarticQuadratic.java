package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/**
 * A quartic plus a quadratic for a nominal pair (A, B): f(x) = sum_i (A B^2 x_i^4 / 72 + A x_i^2 / 4), a common synthetic
 * example of (A, B)-smoothness. The nominal pair holds with slack. With u = B |x_i| and L1 = c B the excess of the
 * curvature over L1 |f'| is
 *
 * <pre>
 *   A (1/2 + u^2 / 6 - c (u^3 / 18 + u / 2)),
 * </pre>
 *
 * which for c &gt; 1/sqrt(3) falls from A / 2 at u = 0; else it has one local maximum more, at u = (1 + sqrt(1 - 3 c^2)) / c.
 * The smallest L0 is the larger of the two values; for L1 = B it is A / 2. In several dimensions the same constants hold,
 * because the Hessian is diagonal and each |f_i'| is at most the norm of the gradient. Source:
 * {@code takezawa2024parameter} for the form; its coefficients are not confirmed, the constants are derived here.
 */
public final class QuarticQuadratic implements TestFunction {

    private final EuclideanSpace space;
    private final SmoothnessConstants nominal;

    /**
     * A sum of quartics and quadratics.
     *
     * @param dimension number of coordinates, at least 1
     * @param nominal (A, B), both positive
     */
    public QuarticQuadratic(int dimension, SmoothnessConstants nominal) {
        Require.bothPositive("the quartic plus quadratic", nominal);
        this.space = new EuclideanSpace(dimension);
        this.nominal = nominal;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double a = nominal.l0();
        double b = nominal.l1();
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            double square = b * x[i] * b * x[i];
            value += a * x[i] * x[i] * (square / 72 + 0.25);
            gradientOut[i] = a * x[i] * (square / 18 + 0.5);
        }
        return value;
    }

    /** The smallest L0 for the nominal L1: (A / 2, B). */
    @Override
    public SmoothnessConstants smoothness() {
        return smoothness(nominal.l1());
    }

    /**
     * The constants for a chosen L1: the smallest L0 that goes with it.
     *
     * @param l1 positive and finite
     */
    public SmoothnessConstants smoothness(double l1) {
        Require.positive("l1", l1);
        double c = l1 / nominal.l1();
        double excess = 0.5;
        if (3 * c * c <= 1) {
            double u = (1 + Math.sqrt(1 - 3 * c * c)) / c;
            excess = Math.max(excess, 0.5 + u * u / 6 - c * u * (u * u / 18 + 0.5));
        }
        return new SmoothnessConstants(nominal.l0() * excess, l1);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double hessianNorm(double[] x) {
        double largest = 0;
        for (double coordinate : x) {
            largest = Math.max(largest, Math.abs(nominal.l1() * coordinate));
        }
        return nominal.l0() * (largest * largest / 6 + 0.5);
    }

    /** Reached where one coordinate carries the whole value: the curvature grows with |x_i|. */
    @Override
    public double gradientBound(double value) {
        double ratio = Require.aboveMinimum(this, value) / nominal.l0();
        double b = nominal.l1();
        double square = 2 * ratio / (0.25 + Math.sqrt(0.0625 + ratio * b * b / 18));
        return nominal.l0() * Math.sqrt(square) * (b * b * square / 18 + 0.5);
    }
}
