package io.glissade.langevin.example;

import io.glissade.oracle.Objective;
import io.glissade.space.EuclideanSpace;
import java.util.function.DoubleUnaryOperator;

/** {@code height (x^2 - 1)^2 + tilt x} in one dimension, with means under exp(-F/T) by quadrature. */
public record DoubleWell(double height, double tilt) implements Objective<double[]> {
    @Override
    public EuclideanSpace space() {
        return new EuclideanSpace(1);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        double u = x[0] * x[0] - 1;
        gradientOut[0] = 4 * height * x[0] * u + tilt;
        return height * u * u + tilt * x[0];
    }

    /** The mean of {@code f} under exp(-F/temperature), by the trapezium rule on [-6, 6]: exact to rounding for a smooth f. */
    public double mean(double temperature, DoubleUnaryOperator f) {
        double above = 0;
        double below = 0;
        double[] gradient = new double[1];
        for (int i = -60_000; i <= 60_000; i++) {
            double x = i * 1e-4;
            double weight = Math.exp(-valueAndGradient(new double[] {x}, gradient) / temperature);
            above += weight * f.applyAsDouble(x);
            below += weight;
        }
        return above / below;
    }
}
