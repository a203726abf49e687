package io.glissade.report.page;

import java.util.Arrays;
import java.util.List;

/**
 * A line to draw.
 *
 * @param x ascending
 * @param y as many, finite, to five significant digits
 */
public record Curve(List<Long> x, List<Double> y) {

    /** The finite values, thinned to at most {@code most} points. */
    public static Curve of(double[] x, double[] y, int most) {
        int[] rows = Thinning.rows(y, most);
        return new Curve(
                Arrays.stream(rows).mapToObj(row -> (long) x[row]).toList(),
                Arrays.stream(rows).mapToObj(row -> Figures.rounded(y[row])).toList());
    }

    /**
     * The mean of the finite values in a window centred on each row; NaN where the row itself is not finite.
     *
     * @param window rows in the window, at least 1
     */
    public static double[] smoothed(double[] values, int window) {
        int before = (window - 1) / 2;
        int after = window / 2;
        double[] sums = new double[values.length + 1];
        int[] counts = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            boolean finite = Double.isFinite(values[i]);
            sums[i + 1] = sums[i] + (finite ? values[i] : 0);
            counts[i + 1] = counts[i] + (finite ? 1 : 0);
        }
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - before);
            int to = Math.min(values.length, i + after + 1);
            means[i] = Double.isFinite(values[i]) ? (sums[to] - sums[from]) / (counts[to] - counts[from]) : Double.NaN;
        }
        return means;
    }
}
