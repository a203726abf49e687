package io.glissade.cli.reproduce.conditional;

import io.glissade.linear.LinearSum;

/**
 * How a sum with two classes is predicted by the sign of the margin; a margin of zero counts as negative.
 *
 * @param hits positive rows called positive
 * @param alarms negative rows called positive
 * @param misses positive rows called negative
 */
record Confusion(int rows, int hits, int alarms, int misses) {

    static Confusion of(LinearSum sum, double[] x) {
        int hits = 0;
        int alarms = 0;
        int misses = 0;
        for (int i = 0; i < sum.rows(); i++) {
            boolean called = sum.margin(i, x) > 0;
            boolean positive = sum.target(i) > 0;
            hits += called && positive ? 1 : 0;
            alarms += called && !positive ? 1 : 0;
            misses += !called && positive ? 1 : 0;
        }
        return new Confusion(sum.rows(), hits, alarms, misses);
    }

    double accuracy() {
        return 1 - (alarms + misses) / (double) rows;
    }

    /** Twice precision times recall over their sum. */
    double f1() {
        return 2.0 * hits / (2.0 * hits + alarms + misses);
    }
}
