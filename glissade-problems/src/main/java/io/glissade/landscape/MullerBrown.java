package io.glissade.landscape;

import io.glissade.space.EuclideanSpace;
import java.util.List;

/**
 * A model of a chemical reaction in the plane: four exponentials of quadratic forms, three minima in a bent valley with two saddles
 * between them. Source: {@code muller1979location}.
 */
public final class MullerBrown implements Landscape {
    private static final double[] HEIGHT = {-200, -100, -170, 15};
    private static final double[] XX = {-1, -1, -6.5, 0.7};
    private static final double[] XY = {0, 0, 11, 0.6};
    private static final double[] YY = {-10, -10, -6.5, 0.7};
    private static final double[] X = {1, 0, -0.5, -1};
    private static final double[] Y = {0, 0.5, 1.5, 1};

    private final EuclideanSpace space = new EuclideanSpace(2);

    /** The function. */
    public MullerBrown() {}

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        double alongX = 0;
        double alongY = 0;
        for (int k = 0; k < HEIGHT.length; k++) {
            double u = x[0] - X[k];
            double v = x[1] - Y[k];
            double term = HEIGHT[k] * Math.exp(XX[k] * u * u + XY[k] * u * v + YY[k] * v * v);
            value += term;
            alongX += term * (2 * XX[k] * u + XY[k] * v);
            alongY += term * (XY[k] * u + 2 * YY[k] * v);
        }
        gradientOut[0] = alongX;
        gradientOut[1] = alongY;
        return value;
    }

    @Override
    public String name() {
        return "muller-brown";
    }

    @Override
    public double lower(int coordinate) {
        return coordinate == 0 ? -1.5 : -0.5;
    }

    @Override
    public double upper(int coordinate) {
        return coordinate == 0 ? 1.2 : 2;
    }

    @Override
    public double minimum() {
        return -146.69951720995402;
    }

    @Override
    public List<double[]> minimisers() {
        return List.of(minima().get(0));
    }

    /** The three minima along the valley, the deepest first; values -146.700, -80.768 and -108.167. */
    public List<double[]> minima() {
        return List.of(
                new double[] {-0.5582236346330243, 1.4417258418046686},
                new double[] {-0.050010822998206056, 0.4666941048719721},
                new double[] {0.6234994049308765, 0.028037758528685664});
    }

    /** The saddles between them, in the same order; values -40.665 and -72.249. */
    public List<double[]> saddles() {
        return List.of(
                new double[] {-0.8220015587327321, 0.6243128028148713},
                new double[] {0.212486582000662, 0.2929883251073678});
    }
}
