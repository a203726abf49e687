package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import java.util.List;

/**
 * Parabolas with ripples that grow outwards. With u_i = (x_i - 1)/4 and d coordinates
 *
 * <pre>
 *   sin^2(pi u_1) + sum_{i &lt; d} u_i^2 (1 + 10 sin^2(pi u_i + 1)) + u_d^2 (1 + sin^2(2 pi u_d))
 * </pre>
 *
 * <p>Source: {@code jamil2013survey}, whose w_i is 1 + u_i.
 */
public final class Levy implements Landscape {
    private final EuclideanSpace space;

    /** At least one dimension. */
    public Levy(int dimension) {
        this.space = new EuclideanSpace(dimension);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        int last = x.length - 1;
        double value = 0;
        for (int i = 0; i <= last; i++) {
            double u = (x[i] - 1) / 4;
            double height = i < last ? 10 : 1;
            double phase = i < last ? Math.PI * u + 1 : 2 * Math.PI * u;
            double frequency = i < last ? Math.PI : 2 * Math.PI;
            double sine = Math.sin(phase);
            double factor = 1 + height * sine * sine;
            value += u * u * factor;
            gradientOut[i] = (2 * u * factor + u * u * height * frequency * Math.sin(2 * phase)) / 4;
        }
        double first = (x[0] - 1) / 4;
        double sine = Math.sin(Math.PI * first);
        gradientOut[0] += Math.PI * Math.sin(2 * Math.PI * first) / 4;
        return value + sine * sine;
    }

    @Override
    public String name() {
        return "levy";
    }

    @Override
    public double lower(int coordinate) {
        return -10;
    }

    @Override
    public double upper(int coordinate) {
        return 10;
    }

    @Override
    public double minimum() {
        return 0;
    }

    @Override
    public List<double[]> minimisers() {
        double[] ones = space.zero();
        Arrays.fill(ones, 1);
        return List.of(ones);
    }
}
