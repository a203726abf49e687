package io.glissade.nested.poisoning;

import io.glissade.random.CounterRandom;

/** Rows for the tests. */
final class PoisoningExample {

    static final SmoothedAbsolute NORM = new SmoothedAbsolute(0.25);

    private PoisoningExample() {}

    /** Targets that depend on the features, with noise. */
    static RegressionRows rows(int rows, int columns, long seed) {
        CounterRandom random = new CounterRandom(seed, 0);
        double[][] features = new double[rows][columns];
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = 0.5 * random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                features[i][j] = random.nextGaussian();
                targets[i] += features[i][j] / (j + 1);
            }
        }
        return new RegressionRows(features, targets);
    }
}
