package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import java.util.List;

/**
 * Waves that grow outwards, the deepest far from the second deepest: {@code sum_i 418.98... - x_i sin(sqrt(|x_i|))} in the box. The
 * formula has no least value; beyond the box each term goes on as the parabola of curvature 1 that meets it with value and slope, so
 * that searches come back and the known minimiser is that of the whole space. Source: {@code jamil2013survey}.
 */
public final class Schwefel implements Landscape {
    private static final double HALF_WIDTH = 500;
    private static final double MINIMISER = 420.96874635998205;
    /** What the wave is at its deepest; usually printed as 418.9829. */
    private static final double DEPTH = 418.9828872724337;

    private final EuclideanSpace space;

    /** At least one dimension. */
    public Schwefel(int dimension) {
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
            double inside = Math.max(-HALF_WIDTH, Math.min(HALF_WIDTH, x[i]));
            double beyond = x[i] - inside;
            double root = Math.sqrt(Math.abs(inside));
            double sine = Math.sin(root);
            double slope = -sine - root * Math.cos(root) / 2;
            value += DEPTH - inside * sine + (slope + beyond / 2) * beyond;
            gradientOut[i] = slope + beyond;
        }
        return value;
    }

    @Override
    public String name() {
        return "schwefel";
    }

    @Override
    public double lower(int coordinate) {
        return -HALF_WIDTH;
    }

    @Override
    public double upper(int coordinate) {
        return HALF_WIDTH;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public List<double[]> minimisers() {
        double[] x = space.zero();
        Arrays.fill(x, MINIMISER);
        return List.of(x);
    }
}
