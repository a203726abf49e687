package io.glissade.landscape;

import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;

/**
 * Neal's funnel: v is N(0, s^2), each x_i given v is N(0, e^v), usually with s = 3. The objective is
 * {@code v^2/(2 s^2) + (d - 1) v/2 + exp(-v) |x|^2/2}, v the first of d coordinates. All means are 0; Var v = s^2,
 * Var x_i = exp(s^2/2). Source: {@code neal2003slice}.
 */
public final class Funnel implements KnownMoments {
    private final EuclideanSpace space;
    private final double deviation;

    /**
     * A funnel.
     *
     * @param dimension d, at least 2
     * @param deviation s, positive
     */
    public Funnel(int dimension, double deviation) {
        Require.atLeast("the dimension of the funnel", 2, dimension);
        Require.positive("deviation", deviation);
        this.space = new EuclideanSpace(dimension);
        this.deviation = deviation;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double v = x[0];
        double precision = Math.exp(-v);
        double square = 0;
        for (int i = 1; i < x.length; i++) {
            square += x[i] * x[i];
            gradientOut[i] = precision * x[i];
        }
        double others = x.length - 1;
        gradientOut[0] = v / (deviation * deviation) + (others - precision * square) / 2;
        return v * v / (2 * deviation * deviation) + (others * v + precision * square) / 2;
    }

    @Override
    public double[] mean() {
        return space.zero();
    }

    @Override
    public double[] variances() {
        double[] variance = space.zero();
        Arrays.fill(variance, Math.exp(deviation * deviation / 2));
        variance[0] = deviation * deviation;
        return variance;
    }
}
