package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/** Four minima of one depth in the plane: {@code (x^2 + y - 11)^2 + (x + y^2 - 7)^2}. Source: {@code jamil2013survey}. */
public final class Himmelblau implements Landscape {
    private final EuclideanSpace space = new EuclideanSpace(2);

    /** The function. */
    public Himmelblau() {}

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double first = x[0] * x[0] + x[1] - 11;
        double second = x[0] + x[1] * x[1] - 7;
        gradientOut[0] = 4 * x[0] * first + 2 * second;
        gradientOut[1] = 2 * first + 4 * x[1] * second;
        return first * first + second * second;
    }

    @Override
    public String name() {
        return "himmelblau";
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
        return 0;
    }

    @Override
    public List<double[]> minimisers() {
        return List.of(
                new double[] {3, 2},
                new double[] {-2.805118086952745, 3.131312518250573},
                new double[] {-3.779310253377747, -3.2831859912861696},
                new double[] {3.5844283403304917, -1.8481265269644036});
    }
}
