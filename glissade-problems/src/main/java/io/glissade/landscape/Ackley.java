package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * A funnel with ripples that flattens far out: with r the root of the mean of x_i^2,
 * {@code 20 (1 - exp(-r/5)) + e - exp(mean_i cos(2 pi x_i))}. At its minimiser, the origin, it has a kink; the subgradient 0 is given
 * there. Source: {@code jamil2013survey}.
 */
public final class Ackley implements Landscape {
    private static final double HEIGHT = 20;
    private static final double DECAY = 0.2;

    private final EuclideanSpace space;

    /** At least one dimension. */
    public Ackley(int dimension) {
        this.space = new EuclideanSpace(dimension);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        int dimension = x.length;
        double root = space.norm(x) / Math.sqrt(dimension);
        // The mean of cos - 1, so that nothing cancels near the origin.
        double ripple = 0;
        for (double coordinate : x) {
            double sine = Math.sin(Math.PI * coordinate);
            ripple -= 2 * sine * sine / dimension;
        }
        double funnel = root == 0 ? 0 : HEIGHT * DECAY * Math.exp(-DECAY * root) / (dimension * root);
        double wave = 2 * Math.PI * Math.exp(1 + ripple) / dimension;
        for (int i = 0; i < dimension; i++) {
            gradientOut[i] = funnel * x[i] + wave * Math.sin(2 * Math.PI * x[i]);
        }
        return -HEIGHT * Math.expm1(-DECAY * root) - Math.E * Math.expm1(ripple);
    }

    @Override
    public String name() {
        return "ackley";
    }

    @Override
    public double lower(int coordinate) {
        return -32.768;
    }

    @Override
    public double upper(int coordinate) {
        return 32.768;
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
