package io.glissade.landscape;

import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;

/**
 * Rosenbrock's valley as a distribution in pairs of coordinates, each pair independent of the others: x is N(a, s^2), and y given x is
 * N(b x^2, t^2). The objective is {@code sum (x - a)^2/(2 s^2) + (y - b x^2)^2/(2 t^2)}. With z = (x - a)/s standard normal
 *
 * <pre>
 *   E x = a    E y = b (a^2 + s^2)    Var x = s^2    Var y = t^2 + b^2 (2 s^4 + 4 a^2 s^2)    Cov(x, y) = 2 a b s^2
 * </pre>
 *
 * <p>Related: {@code pagani2022rosenbrock}.
 */
public final class Banana implements KnownMoments {
    private final EuclideanSpace space;
    private final double centre;
    private final double deviation;
    private final double bend;
    private final double width;

    /**
     * A valley.
     *
     * @param pairs of coordinates, at least 1: x, y, x, y, ...
     * @param centre a, finite
     * @param deviation s, positive
     * @param bend b, finite
     * @param width t, positive
     */
    public Banana(int pairs, double centre, double deviation, double bend, double width) {
        Require.finite("centre", centre);
        Require.positive("deviation", deviation);
        Require.finite("bend", bend);
        Require.positive("width", width);
        this.space = new EuclideanSpace(Math.multiplyExact(2, pairs));
        this.centre = centre;
        this.deviation = deviation;
        this.bend = bend;
        this.width = width;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double value = 0;
        for (int i = 0; i < x.length; i += 2) {
            double along = (x[i] - centre) / deviation;
            double across = (x[i + 1] - bend * x[i] * x[i]) / width;
            value += (along * along + across * across) / 2;
            gradientOut[i] = along / deviation - 2 * bend * x[i] * across / width;
            gradientOut[i + 1] = across / width;
        }
        return value;
    }

    @Override
    public double[] mean() {
        return alternating(centre, bend * (centre * centre + deviation * deviation));
    }

    @Override
    public double[] variances() {
        double square = deviation * deviation;
        double ofSquare = 2 * square * (square + 2 * centre * centre);
        return alternating(square, width * width + bend * bend * ofSquare);
    }

    /** The covariance of the two coordinates of a pair. */
    public double covariance() {
        return 2 * centre * bend * deviation * deviation;
    }

    private double[] alternating(double even, double odd) {
        double[] numbers = space.zero();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i % 2 == 0 ? even : odd;
        }
        return numbers;
    }
}
