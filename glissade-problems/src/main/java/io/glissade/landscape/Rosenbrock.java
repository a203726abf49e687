package io.glissade.landscape;

import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import java.util.List;

/**
 * A bent valley with steep walls: {@code sum_{i < d} 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2}. From four dimensions on it has a second
 * minimum. Source: {@code jamil2013survey}.
 */
public final class Rosenbrock implements Landscape {
    private final EuclideanSpace space;

    /** At least two dimensions. */
    public Rosenbrock(int dimension) {
        Require.atLeast("the dimension of rosenbrock", 2, dimension);
        this.space = new EuclideanSpace(dimension);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        gradientOut[0] = 0;
        for (int i = 0; i < x.length - 1; i++) {
            double across = x[i + 1] - x[i] * x[i];
            double along = 1 - x[i];
            value += 100 * across * across + along * along;
            gradientOut[i] += -400 * x[i] * across - 2 * along;
            gradientOut[i + 1] = 200 * across;
        }
        return value;
    }

    @Override
    public String name() {
        return "rosenbrock";
    }

    @Override
    public double lower(int coordinate) {
        return -5;
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
