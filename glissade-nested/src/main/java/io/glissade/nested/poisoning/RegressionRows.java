package io.glissade.nested.poisoning;

import io.glissade.parameter.Require;
import java.util.Arrays;

/** Rows of features, each with its target. */
public final class RegressionRows {

    private static final int POWER_STEPS = 200;

    private final double[][] features;
    private final double[] targets;

    /**
     * Copies of rows of one length.
     *
     * @param features finite, at least one row and one column
     * @param targets finite, one for each row
     */
    public RegressionRows(double[][] features, double[] targets) {
        Require.atLeast("rows", 1, features.length);
        Require.atLeast("features", 1, features[0].length);
        if (targets.length != features.length) {
            throw new IllegalArgumentException(
                    "targets must be one for each of " + features.length + " rows, got " + targets.length);
        }
        this.features = new double[features.length][];
        this.targets = targets.clone();
        for (int i = 0; i < features.length; i++) {
            if (features[i].length != features[0].length) {
                throw new IllegalArgumentException("row " + (i + 1) + " must have " + features[0].length
                        + " features like the first, got " + features[i].length);
            }
            for (double feature : features[i]) {
                Require.finite("feature of row " + (i + 1), feature);
            }
            Require.finite("target of row " + (i + 1), targets[i]);
            this.features[i] = features[i].clone();
        }
    }

    /** The number of rows. */
    public int rows() {
        return features.length;
    }

    /** The number of features. */
    public int columns() {
        return features[0].length;
    }

    /** A feature of a row. */
    public double feature(int row, int column) {
        return features[row][column];
    }

    /** The target of a row. */
    public double target(int row) {
        return targets[row];
    }

    /** What a linear model leaves of the target of a row, {@code y_i - x_i' theta}. */
    public double residual(int row, double[] coefficients) {
        if (coefficients.length != columns()) {
            throw new IllegalArgumentException(
                    "coefficients must be one for each of " + columns() + " features, got " + coefficients.length);
        }
        double residual = targets[row];
        for (int j = 0; j < coefficients.length; j++) {
            residual -= features[row][j] * coefficients[j];
        }
        return residual;
    }

    /** The mean squared residual of a linear model. */
    public double meanSquaredError(double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            double residual = residual(i, coefficients);
            sum += residual * residual;
        }
        return sum / features.length;
    }

    /** The largest eigenvalue of {@code X'X / n} for these features X, by {@value #POWER_STEPS} steps of the power method. */
    public double largestSecondMoment() {
        double[] direction = new double[columns()];
        Arrays.fill(direction, 1);
        direction[0] += 0.5;
        double largest = 0;
        for (int step = 0; step < POWER_STEPS; step++) {
            double norm = Math.sqrt(square(direction));
            double[] next = new double[direction.length];
            for (double[] row : features) {
                double product = 0;
                for (int j = 0; j < row.length; j++) {
                    product += row[j] * direction[j] / norm;
                }
                for (int j = 0; j < row.length; j++) {
                    next[j] += product * row[j] / features.length;
                }
            }
            direction = next;
            largest = Math.sqrt(square(direction));
            if (largest == 0) {
                return 0;
            }
        }
        return largest;
    }

    private static double square(double[] x) {
        double sum = 0;
        for (double coordinate : x) {
            sum += coordinate * coordinate;
        }
        return sum;
    }

    void requireSameColumns(RegressionRows validation) {
        if (validation.columns() != columns()) {
            throw new IllegalArgumentException("validation rows must have " + columns()
                    + " features like the training rows, got " + validation.columns());
        }
    }

    double[][] features() {
        return features;
    }

    double[][] copyOfFeatures() {
        double[][] copy = features.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    double[] targets() {
        return targets;
    }
}
