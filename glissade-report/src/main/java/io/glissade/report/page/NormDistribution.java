package io.glissade.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How gradient norms are distributed.
 *
 * @param edges of the bins, evenly spaced on a logarithmic scale; one more than {@code counts}
 * @param counts how many norms lie in each bin
 * @param norms some of the norms, ascending
 * @param shares for each of {@code norms} the share of all norms that are at most as large
 */
public record NormDistribution(List<Double> edges, List<Integer> counts, List<Double> norms, List<Double> shares) {

    private static final int BINS = 40;
    private static final int QUANTILES = 200;
    private static final double LEAST_RATIO = 1.5;

    /** Of the finite positive ones among {@code values}. */
    public static NormDistribution of(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(v -> Double.isFinite(v) && v > 0)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new NormDistribution(List.of(), List.of(), List.of(), List.of());
        }
        double low = Math.log(sorted[0]);
        double high = Math.log(sorted[sorted.length - 1]);
        double missing = Math.max(0, Math.log(LEAST_RATIO) - (high - low)) / 2;
        low -= missing;
        high += missing;
        double width = (high - low) / BINS;
        List<Double> edges = new ArrayList<>();
        for (int b = 0; b <= BINS; b++) {
            edges.add(Figures.rounded(Math.exp(low + b * width)));
        }
        int[] counts = new int[BINS];
        for (double norm : sorted) {
            counts[Math.min(BINS - 1, Math.max(0, (int) ((Math.log(norm) - low) / width)))]++;
        }
        int points = Math.min(QUANTILES, sorted.length);
        List<Double> norms = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int q = 0; q < points; q++) {
            int rank = points == 1 ? 0 : (int) ((long) q * (sorted.length - 1) / (points - 1));
            norms.add(Figures.rounded(sorted[rank]));
            shares.add(Figures.rounded((rank + 1.0) / sorted.length));
        }
        return new NormDistribution(edges, Arrays.stream(counts).boxed().toList(), norms, shares);
    }
}
