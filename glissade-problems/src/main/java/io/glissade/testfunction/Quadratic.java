package io.glissade.testfunction;

import io.glissade.oracle.SmoothnessConstants;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;

/**
 * A quadratic with a diagonal Hessian: f(x) = 1/2 sum_i a_i x_i^2. Its smoothness is the largest a_i everywhere, so
 * L1 = 0; its condition number is the ratio of the largest a_i to the smallest.
 */
public final class Quadratic implements TestFunction {

    private final EuclideanSpace space;
    private final double[] curvatures;

    /**
     * One coordinate for each curvature.
     *
     * @param curvatures a_i, each positive and finite; at least one
     */
    public Quadratic(double... curvatures) {
        for (double curvature : curvatures) {
            if (!(curvature > 0) || Double.isInfinite(curvature)) {
                throw new IllegalArgumentException("each curvature must be positive and finite, got " + curvature);
            }
        }
        if (curvatures.length == 0) {
            throw new IllegalArgumentException("a quadratic needs at least one curvature, got none");
        }
        this.curvatures = curvatures.clone();
        this.space = new EuclideanSpace(curvatures.length);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        for (int i = 0; i < curvatures.length; i++) {
            gradientOut[i] = curvatures[i] * x[i];
            value += 0.5 * gradientOut[i] * x[i];
        }
        return value;
    }

    @Override
    public SmoothnessConstants smoothness() {
        return new SmoothnessConstants(largestCurvature(), 0);
    }

    @Override
    public double minimum() {
        return 0;
    }

    /** The same everywhere: the largest curvature. */
    @Override
    public double hessianNorm(double[] x) {
        return largestCurvature();
    }

    /** Reached along the coordinate of the largest curvature. */
    @Override
    public double gradientBound(double value) {
        return Math.sqrt(2 * largestCurvature() * Require.aboveMinimum(this, value));
    }

    private double largestCurvature() {
        return Arrays.stream(curvatures).max().orElseThrow();
    }
}
