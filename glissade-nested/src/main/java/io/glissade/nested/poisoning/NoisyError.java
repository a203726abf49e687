package io.glissade.nested.poisoning;

import io.glissade.parameter.Require;
import java.util.random.RandomGenerator;

/**
 * The mean squared error of a linear model on rows whose features carry independent Gaussian noise of one standard deviation sigma. Its
 * expectation over the noise is the error without noise plus {@code sigma^2 |theta|^2}.
 */
public final class NoisyError {

    private NoisyError() {}

    /**
     * The expectation, exactly.
     *
     * @param deviation sigma, at least 0
     */
    public static double expected(RegressionRows rows, double[] coefficients, double deviation) {
        Require.notNegative("deviation", deviation);
        double square = 0;
        for (double coefficient : coefficients) {
            square += coefficient * coefficient;
        }
        return rows.meanSquaredError(coefficients) + deviation * deviation * square;
    }

    /** The error under one draw of the noise; draws one normal number for each feature. */
    public static double drawn(RegressionRows rows, double[] coefficients, double deviation, RandomGenerator random) {
        Require.notNegative("deviation", deviation);
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double residual = rows.residual(i, coefficients);
            for (double coefficient : coefficients) {
                residual -= deviation * random.nextGaussian() * coefficient;
            }
            sum += residual * residual;
        }
        return sum / rows.rows();
    }
}
