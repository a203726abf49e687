package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;

/**
 * The function of one coordinate on which a small fixed step is slow: a well with tails of a slope that is only twice the
 * gradient norm asked for,
 *
 * <pre>
 *   f(x) = (eps / 4) (6 x^2 - x^4)                |x| &lt;= 1
 *        = 2 eps (|x| - 1) + 5 eps / 4            beyond
 * </pre>
 *
 * <p>It is convex and twice continuously differentiable. Its curvature 3 eps (1 - x^2) falls while its slope grows, so for
 * every L1 &gt;= 0 the smallest L0 is 3 eps, needed at the minimum; {@link #smoothness()} takes L1 = 0. Source:
 * {@code zhang2020clipping}, Appendix D.
 */
public final class LinearTailedLowerBound implements TestFunction {

    private final EuclideanSpace space = new EuclideanSpace(1);
    private final double tolerance;

    /**
     * The function for a tolerance.
     *
     * @param tolerance eps, positive and finite: half the slope of the tails
     */
    public LinearTailedLowerBound(double tolerance) {
        Require.positive("tolerance", tolerance);
        this.tolerance = tolerance;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double magnitude = Math.abs(x[0]);
        if (magnitude > 1) {
            gradientOut[0] = Math.copySign(2 * tolerance, x[0]);
            return 2 * tolerance * (magnitude - 1) + 1.25 * tolerance;
        }
        double square = magnitude * magnitude;
        gradientOut[0] = tolerance * x[0] * (3 - square);
        return tolerance / 4 * square * (6 - square);
    }

    @Override
    public SmoothnessConstants smoothness() {
        return new SmoothnessConstants(3 * tolerance, 0);
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public double hessianNorm(double[] x) {
        return 3 * tolerance * Math.max(0, (1 - x[0]) * (1 + x[0]));
    }

    /** 2 eps from the tails on; in the well the gradient where the value is reached. */
    @Override
    public double gradientBound(double value) {
        double ratio = 4 * Require.aboveMinimum(this, value) / tolerance;
        if (ratio >= 5) {
            return 2 * tolerance;
        }
        double square = ratio / (3 + Math.sqrt(9 - ratio));
        return tolerance * Math.sqrt(square) * (3 - square);
    }

    /**
     * The point on the positive tail with this value.
     *
     * @param value at least 5 eps / 4, finite
     */
    public double pointWithValue(double value) {
        if (!(value >= 1.25 * tolerance) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "value must be finite and at least 5 eps / 4 = " + 1.25 * tolerance + ", got " + value);
        }
        return 1 + (value - 1.25 * tolerance) / (2 * tolerance);
    }
}
