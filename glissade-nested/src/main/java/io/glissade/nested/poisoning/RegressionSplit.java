package io.glissade.nested.poisoning;

import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import java.util.random.RandomGenerator;

/**
 * A table divided at random into rows to train on, to validate on and to test on.
 *
 * @param training the rows that are fitted
 * @param validation those that choose the penalty
 * @param test the others
 */
public record RegressionSplit(RegressionRows training, RegressionRows validation, RegressionRows test) {

    /**
     * Every feature and the target brought to mean 0 and variance 1 over all rows, as in {@code sato2021gradient}; then divided. The validation and test
     * rows take part in means and variances, so errors are slightly optimistic, alike for all models.
     *
     * @param training number of rows, at least 1
     * @param validation number of rows, at least 1; at least one row is left for testing
     * @param seed of the order of the rows
     */
    public static RegressionSplit standardised(RegressionRows table, int training, int validation, long seed) {
        Require.atLeast("training rows", 1, training);
        Require.atLeast("validation rows", 1, validation);
        Require.atLeast("rows", (long) training + validation + 1, table.rows());
        double[][] features = table.copyOfFeatures();
        double[] targets = new double[table.rows()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = table.target(i);
        }
        for (int j = 0; j < table.columns(); j++) {
            double[] column = new double[features.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = features[i][j];
            }
            standardise(column, "feature " + (j + 1));
            for (int i = 0; i < column.length; i++) {
                features[i][j] = column[i];
            }
        }
        standardise(targets, "the target");
        int[] order = order(targets.length, new CounterRandom(seed, 0));
        return new RegressionSplit(
                part(features, targets, order, 0, training),
                part(features, targets, order, training, training + validation),
                part(features, targets, order, training + validation, order.length));
    }

    private static void standardise(double[] column, String name) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double variance = 0;
        for (double value : column) {
            variance += (value - mean) * (value - mean) / column.length;
        }
        if (!(variance > 0) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException(name + " must have a positive, finite variance, got " + variance);
        }
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < column.length; i++) {
            column[i] = (column[i] - mean) / deviation;
        }
    }

    private static int[] order(int rows, RandomGenerator random) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static RegressionRows part(double[][] features, double[] targets, int[] order, int from, int to) {
        double[][] rows = new double[to - from][];
        double[] of = new double[to - from];
        for (int i = from; i < to; i++) {
            rows[i - from] = features[order[i]];
            of[i - from] = targets[order[i]];
        }
        return new RegressionRows(rows, of);
    }
}
