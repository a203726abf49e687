package io.glissade.langevin.subsample;

import io.glissade.oracle.FiniteSum;
import io.glissade.space.EuclideanSpace;
import io.glissade.testkit.ForAll;
import java.util.random.RandomGenerator;

/** Half squared residuals of {@code b_i = a_i x + noise} for one slope: everything about it is known in closed form. */
final class Regression implements FiniteSum<double[]> {
    private final double[] inputs;
    private final double[] targets;

    private Regression(double[] inputs, double[] targets) {
        this.inputs = inputs;
        this.targets = targets;
    }

    static Regression random(int rows) {
        RandomGenerator random = ForAll.random(8);
        double[] inputs = random.doubles(rows, 0.5, 1.5).toArray();
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = 0.7 * inputs[i] + 0.5 * random.nextGaussian();
        }
        return new Regression(inputs, targets);
    }

    /** The second derivative of the sum. */
    double curvature() {
        double sum = 0;
        for (double input : inputs) {
            sum += input * input;
        }
        return sum;
    }

    /** Where the sum is least. */
    double minimiser() {
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            sum += inputs[i] * targets[i];
        }
        return sum / curvature();
    }

    /** The sums of the squares and of the products of the coefficients of a term's gradient {@code c (x - minimiser) + d}. */
    double slopeMoment() {
        double sum = 0;
        for (double input : inputs) {
            sum += Math.pow(input, 4);
        }
        return sum;
    }

    double mixedMoment() {
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            sum += inputs[i] * inputs[i] * atMinimiser(i);
        }
        return sum;
    }

    double offsetMoment() {
        double sum = 0;
        for (int i = 0; i < inputs.length; i++) {
            sum += atMinimiser(i) * atMinimiser(i);
        }
        return sum;
    }

    private double atMinimiser(int row) {
        return inputs[row] * (inputs[row] * minimiser() - targets[row]);
    }

    @Override
    public EuclideanSpace space() {
        return new EuclideanSpace(1);
    }

    @Override
    public int terms() {
        return inputs.length;
    }

    @Override
    public double valueAndGradient(int term, double[] x, double[] gradientOut) {
        double residual = inputs[term] * x[0] - targets[term];
        gradientOut[0] = inputs[term] * residual;
        return residual * residual / 2;
    }
}
