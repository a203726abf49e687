package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * Six minima in the plane, two of them the least: {@code (4 - 2.1 x^2 + x^4/3) x^2 + x y + 4 (y^2 - 1) y^2}. Source:
 * {@code jamil2013survey}.
 */
public final class SixHumpCamel implements Landscape {
    private static final double X = 0.08984201310031806;
    private static final double Y = -0.7126564030207396;

    private final EuclideanSpace space = new EuclideanSpace(2);

    /** The function. */
    public SixHumpCamel() {}

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double xx = x[0] * x[0];
        double yy = x[1] * x[1];
        gradientOut[0] = x[0] * (8 + xx * (-8.4 + 2 * xx)) + x[1];
        gradientOut[1] = x[0] + x[1] * (16 * yy - 8);
        return xx * (4 + xx * (-2.1 + xx / 3)) + x[0] * x[1] + 4 * yy * (yy - 1);
    }

    @Override
    public String name() {
        return "six-hump-camel";
    }

    @Override
    public double lower(int coordinate) {
        return coordinate == 0 ? -3 : -2;
    }

    @Override
    public double upper(int coordinate) {
        return coordinate == 0 ? 3 : 2;
    }

    @Override
    public double minimum() {
        return -1.0316284534898774;
    }

    @Override
    public List<double[]> minimisers() {
        return List.of(new double[] {X, Y}, new double[] {-X, -Y});
    }
}
