package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/**
 * A sum of hyperbolic cosines: f(x) = (L0 / L1^2) sum_i cosh(L1 x_i), with the gradient (L0 / L1) sinh(L1 x_i). It is
 * (L0, L1)-smooth with exactly these constants, because cosh u - |sinh u| = exp(-|u|) lies in (0, 1] and is 1 at the
 * minimum. Its gradient grows exponentially, so a fixed step that is safe far out is far too short near the minimum.
 *
 * <p>Reference: Zhang, He, Sra and Jadbabaie, Why gradient clipping accelerates training, ICLR 2020, Definition 1; the
 * constants as derived here.
 */
public final class Cosh implements TestFunction {

    private final EuclideanSpace space;
    private final SmoothnessConstants smoothness;

    /**
     * A sum of hyperbolic cosines.
     *
     * @param dimension number of coordinates, at least 1
     * @param smoothness both constants positive
     */
    public Cosh(int dimension, SmoothnessConstants smoothness) {
        Require.bothPositive("cosh", smoothness);
        this.space = new EuclideanSpace(dimension);
        this.smoothness = smoothness;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double l0 = smoothness.l0();
        double l1 = smoothness.l1();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.cosh(l1 * x[i]);
            gradientOut[i] = l0 / l1 * Math.sinh(l1 * x[i]);
        }
        return l0 / (l1 * l1) * sum;
    }

    @Override
    public SmoothnessConstants smoothness() {
        return smoothness;
    }

    @Override
    public double minimum() {
        return smoothness.l0() / (smoothness.l1() * smoothness.l1()) * space.dimension();
    }

    @Override
    public double hessianNorm(double[] x) {
        double largest = 0;
        for (double coordinate : x) {
            largest = Math.max(largest, Math.abs(coordinate));
        }
        return smoothness.l0() * Math.cosh(smoothness.l1() * largest);
    }

    /** Reached where one coordinate carries the whole value: the squared gradient is convex in the terms of the sum. */
    @Override
    public double gradientBound(double value) {
        double l0 = smoothness.l0();
        double l1 = smoothness.l1();
        double excess = Require.aboveMinimum(this, value) * l1 * l1 / l0;
        return l0 / l1 * Math.sqrt(excess) * Math.sqrt(excess + 2);
    }
}
