package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/**
 * A sum of powers: f(x) = sum_i |x_i|^p. For p &gt; 2 no bound on the Hessian holds on the whole space, yet for every
 * L1 &gt; 0 the function is (L0, L1)-smooth with the smallest L0 = p (p - 2)^(p - 2) / L1^(p - 2): with u = |x_i| the
 * excess p (p - 1) u^(p - 2) - L1 p u^(p - 1) is largest at u = (p - 2) / L1. In several dimensions the same constants
 * hold, because the Hessian is diagonal and each |f_i'| is at most the norm of the gradient.
 *
 * <p>Reference: Zhang, He, Sra and Jadbabaie, Why gradient clipping accelerates training, ICLR 2020, Lemma 2 (x^4 is
 * its synthetic example); the constant as derived here.
 */
public final class PowerFunction implements TestFunction {

    private final EuclideanSpace space;
    private final double exponent;

    /**
     * A sum of powers.
     *
     * @param dimension number of coordinates, at least 1
     * @param exponent p, finite and at least 2
     */
    public PowerFunction(int dimension, double exponent) {
        if (!(exponent >= 2) || Double.isInfinite(exponent)) {
            throw new IllegalArgumentException("exponent must be finite and at least 2, got " + exponent);
        }
        this.space = new EuclideanSpace(dimension);
        this.exponent = exponent;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            double magnitude = Math.abs(x[i]);
            value += Math.pow(magnitude, exponent);
            gradientOut[i] = Math.copySign(exponent * Math.pow(magnitude, exponent - 1), x[i]);
        }
        return value;
    }

    /** The constants for L1 = 1, of the many pairs that hold. */
    @Override
    public SmoothnessConstants smoothness() {
        return smoothness(1);
    }

    /**
     * The constants for a chosen L1: the smallest L0 that goes with it.
     *
     * @param l1 positive and finite
     */
    public SmoothnessConstants smoothness(double l1) {
        Require.positive("l1", l1);
        return new SmoothnessConstants(exponent * Math.pow((exponent - 2) / l1, exponent - 2), l1);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double hessianNorm(double[] x) {
        double largest = 0;
        for (double coordinate : x) {
            largest = Math.max(largest, Math.abs(coordinate));
        }
        return exponent * (exponent - 1) * Math.pow(largest, exponent - 2);
    }

    /** Reached where one coordinate carries the whole value: the squared gradient is convex in the terms of the sum. */
    @Override
    public double gradientBound(double value) {
        return exponent * Math.pow(Require.aboveMinimum(this, value), (exponent - 1) / exponent);
    }
}
