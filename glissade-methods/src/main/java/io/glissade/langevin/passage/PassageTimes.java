package io.glissade.langevin.passage;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times of first passage, of which some may be known only to be longer than the run.
 *
 * <p>The mean is the total time watched over the number of arrivals. Where every run has arrived that is the arithmetic mean; where some have
 * not it is the maximum likelihood estimate for an exponential law, which exits from wells follow, and {@link #unfinished()} says so. Source of
 * that: {@code cox1984survival}.
 *
 * @param runs each run, in the order of their streams; at least one
 */
public record PassageTimes(List<Run> runs) {

    /**
     * One run.
     *
     * @param time until it arrived, or was given up, or a number was not finite
     * @param arrived whether it did
     * @param nonFinite the phrase that names the number that was not finite, if one was
     */
    public record Run(
            double time, boolean arrived, @Nullable String nonFinite) {}

    public PassageTimes {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("passage times need at least one run, got none");
        }
    }

    /** The runs that arrived. */
    public int arrivals() {
        return (int) runs.stream().filter(Run::arrived).count();
    }

    /** The runs that were given up before they arrived. */
    public int unfinished() {
        return runs.size() - arrivals();
    }

    /** The first run that ended on a number that is not finite, in one phrase; {@code null} where none did. */
    public @Nullable String nonFinite() {
        for (int run = 0; run < runs.size(); run++) {
            String phrase = runs.get(run).nonFinite();
            if (phrase != null) {
                return String.format(Locale.ROOT, "Run %d: %s", run, phrase);
            }
        }
        return null;
    }

    /** The times of the runs that arrived, ascending, as a new array: what a histogram is drawn of. */
    public double[] times() {
        return runs.stream()
                .filter(Run::arrived)
                .mapToDouble(Run::time)
                .sorted()
                .toArray();
    }

    /** The total time over the number of arrivals; infinite where nothing arrived, NaN where a number was not finite. */
    public double mean() {
        if (nonFinite() != null) {
            return Double.NaN;
        }
        int arrivals = arrivals();
        double total = runs.stream().mapToDouble(Run::time).sum();
        return arrivals == 0 ? Double.POSITIVE_INFINITY : total / arrivals;
    }

    /**
     * The standard error of the mean: from the spread of the times where all runs have arrived, else that of the exponential law, the mean
     * over the root of the number of arrivals. NaN where that is not defined: fewer than two runs, or no arrival.
     */
    public double standardError() {
        double mean = mean();
        int arrivals = arrivals();
        if (!Double.isFinite(mean) || runs.size() < 2) {
            return Double.NaN;
        }
        if (unfinished() > 0) {
            return mean / Math.sqrt(arrivals);
        }
        double squares = Arrays.stream(times())
                .map(time -> (time - mean) * (time - mean))
                .sum();
        return Math.sqrt(squares / (arrivals - 1) / arrivals);
    }

    /** An interval that holds the true mean with a probability of about 0.95. */
    public record Interval(double low, double high) {}

    /**
     * The 95 % confidence interval of the mean: {@code mean exp(+- 1.96 standardError/mean)}, which stays positive and follows the skew of
     * the times.
     */
    public Interval interval() {
        double mean = mean();
        double factor = Math.exp(1.959963984540054 * standardError() / mean);
        return new Interval(mean / factor, mean * factor);
    }

    /**
     * How many of the times lie in each of equal bins from 0 on; a time beyond the last is in none.
     *
     * @param width of a bin, positive
     * @param bins at least 1
     */
    public long[] histogram(double width, int bins) {
        Require.positive("width", width);
        long[] counts = new long[bins];
        for (double time : times()) {
            int bin = (int) (time / width);
            if (bin < bins) {
                counts[bin]++;
            }
        }
        return counts;
    }
}
