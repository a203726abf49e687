package io.glissade.report.chain;

import io.glissade.report.page.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares of numbers in bins of one width, as densities to five digits. Bins reach over what lies between the first and last half of a percent and half
 * as far again, but not beyond the numbers; what is outside is counted in the whole and not drawn.
 *
 * @param from where the first bin starts
 * @param width of each bin, positive
 * @param densities of all numbers
 * @param parts of each part of them, as many bins
 */
record Histogram(double from, double width, List<Double> densities, List<List<Double>> parts) {

    private static final double TRIMMED = 0.005;
    private static final int FEWEST = 8;
    private static final int MOST = 48;

    /** Of finite numbers in several parts; without any it has no bins. */
    static Histogram of(double[][] parts) {
        double[] sorted = Arrays.stream(parts)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new Histogram(0, 1, List.of(), List.of());
        }
        double first = sorted[(int) (TRIMMED * (sorted.length - 1))];
        double last = sorted[(int) Math.ceil((1 - TRIMMED) * (sorted.length - 1))];
        double room = 0.25 * (last - first);
        double low = Math.max(sorted[0], first - room);
        double high = Math.min(sorted[sorted.length - 1], last + room);
        if (!(high > low)) {
            double half = Math.max(Math.abs(low), 1) / 100;
            low -= half;
            high += half;
        }
        int bins = Math.min(MOST, Math.max(FEWEST, (int) Math.sqrt(sorted.length)));
        double width = (high - low) / bins;
        List<List<Double>> each = new ArrayList<>();
        for (double[] part : parts) {
            each.add(densities(part, low, width, bins));
        }
        return new Histogram(low, width, densities(sorted, low, width, bins), each);
    }

    private static List<Double> densities(double[] values, double from, double width, int bins) {
        long[] counts = new long[bins];
        long all = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                all++;
                double bin = Math.floor((value - from) / width);
                // The upper end belongs to the last bin.
                int at = bin == bins ? bins - 1 : (int) bin;
                if (bin >= 0 && at < bins) {
                    counts[at]++;
                }
            }
        }
        double scale = Math.max(1, all) * width;
        return Arrays.stream(counts)
                .mapToObj(count -> Figures.rounded(count / scale))
                .toList();
    }
}
