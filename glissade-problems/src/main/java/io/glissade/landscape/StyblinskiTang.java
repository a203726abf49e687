package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import java.util.List;

/**
 * An uneven double well in every coordinate: {@code sum_i (x_i^4 - 16 x_i^2 + 5 x_i)/2}, so 2^d minima of which one is the least.
 * Source: {@code jamil2013survey}.
 */
public final class StyblinskiTang implements Landscape {
    /** The least root of 4 x^3 - 32 x + 5. */
    private static final double MINIMISER = -2.903534027771177;

    private static final double MINIMUM = -39.16616570377141;

    private final EuclideanSpace space;

    /** At least one dimension. */
    public StyblinskiTang(int dimension) {
        this.space = new EuclideanSpace(dimension);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            double square = x[i] * x[i];
            value += ((square - 16) * square + 5 * x[i]) / 2;
            gradientOut[i] = (2 * square - 16) * x[i] + 2.5;
        }
        return value;
    }

    @Override
    public String name() {
        return "styblinski-tang";
    }

    @Override
    public double lower(int coordinate) {
        return -5;
    }

    @Override
    public double upper(int coordinate) {
        return 5;
    }

    @Override
    public double minimum() {
        return space.dimension() * MINIMUM;
    }

    @Override
    public List<double[]> minimisers() {
        double[] x = space.zero();
        Arrays.fill(x, MINIMISER);
        return List.of(x);
    }
}
