package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * A wide parabola with ripples that couple all coordinates: {@code 1 + |x|^2/4000 - prod_i cos(x_i / sqrt(i))}, i from 1. Source:
 * {@code jamil2013survey}.
 */
public final class Griewank implements Landscape {
    private final EuclideanSpace space;

    /** At least one dimension. */
    public Griewank(int dimension) {
        this.space = new EuclideanSpace(dimension);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    /** The product without one factor is that of those before and after it, never a quotient: a cosine may be zero. */
    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double square = 0;
        double before = 1;
        for (int i = 0; i < x.length; i++) {
            square += x[i] * x[i];
            gradientOut[i] = before;
            before *= Math.cos(x[i] / Math.sqrt(i + 1.0));
        }
        double after = 1;
        for (int i = x.length - 1; i >= 0; i--) {
            double frequency = 1 / Math.sqrt(i + 1.0);
            double others = gradientOut[i] * after;
            gradientOut[i] = x[i] / 2000 + others * frequency * Math.sin(frequency * x[i]);
            after *= Math.cos(frequency * x[i]);
        }
        return square / 4000 + (1 - before);
    }

    @Override
    public String name() {
        return "griewank";
    }

    @Override
    public double lower(int coordinate) {
        return -600;
    }

    @Override
    public double upper(int coordinate) {
        return 600;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public List<double[]> minimisers() {
        return List.of(space.zero());
    }
}
