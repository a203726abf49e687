package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * A parabola under a cosine: {@code sum_i x_i^2 + 10 (1 - cos(2 pi x_i))}, a minimum near every integer point. Source:
 * {@code jamil2013survey}.
 */
public final class Rastrigin implements Landscape {
    private final EuclideanSpace space;

    /** At least one dimension. */
    public Rastrigin(int dimension) {
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
            double sine = Math.sin(Math.PI * x[i]);
            value += x[i] * x[i] + 20 * sine * sine;
            gradientOut[i] = 2 * x[i] + 20 * Math.PI * Math.sin(2 * Math.PI * x[i]);
        }
        return value;
    }

    @Override
    public String name() {
        return "rastrigin";
    }

    @Override
    public double lower(int coordinate) {
        return -5.12;
    }

    @Override
    public double upper(int coordinate) {
        return 5.12;
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
