package io.glissade.smoothness;

import java.util.Arrays;

/** Order statistics of the finite entries of an array. */
public final class Quantile {

    private Quantile() {}

    /**
     * The quantile at {@code level} in [0, 1], linear between order statistics; NaN when no entry is finite. Values are left
     * as they are. Cost: one sort.
     */
    public static double of(double[] values, double level) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : ofSorted(sorted, level);
    }

    /** The quantile at one half. */
    public static double median(double[] values) {
        return of(values, 0.5);
    }

    /** The same for an array that is sorted, finite and not empty. */
    static double ofSorted(double[] sorted, double level) {
        double position = level * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
