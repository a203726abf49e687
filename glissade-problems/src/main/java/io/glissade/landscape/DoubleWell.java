package io.glissade.landscape;

import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * Two wells in the first coordinate, a parabola in the others: {@code s (x_1^2 - 1)^2/4 + k (x_2^2 + ... + x_d^2)/2}. The minima are at
 * x_1 = -1 and 1 with curvature 2 s along x_1, the saddle between them at the origin with curvature -s and height s/4.
 */
public final class DoubleWell implements Landscape {
    private final EuclideanSpace space;
    private final double scale;
    private final double stiffness;

    /**
     * Two wells.
     *
     * @param dimension at least 1
     * @param scale s, positive
     * @param stiffness k, positive; of no effect in one dimension
     */
    public DoubleWell(int dimension, double scale, double stiffness) {
        Require.positive("scale", scale);
        Require.positive("stiffness", stiffness);
        this.space = new EuclideanSpace(dimension);
        this.scale = scale;
        this.stiffness = stiffness;
    }

    /** With s = k = 1. */
    public DoubleWell(int dimension) {
        this(dimension, 1, 1);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double excess = x[0] * x[0] - 1;
        gradientOut[0] = scale * x[0] * excess;
        double square = 0;
        for (int i = 1; i < x.length; i++) {
            square += x[i] * x[i];
            gradientOut[i] = stiffness * x[i];
        }
        return scale * excess * excess / 4 + stiffness * square / 2;
    }

    @Override
    public String name() {
        return "double-well";
    }

    @Override
    public double lower(int coordinate) {
        return -2;
    }

    @Override
    public double upper(int coordinate) {
        return 2;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public List<double[]> minimisers() {
        double[] left = space.zero();
        double[] right = space.zero();
        left[0] = -1;
        right[0] = 1;
        return List.of(left, right);
    }
}
