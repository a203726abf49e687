package io.glissade.chain;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * How many independent draws would tell as much: the number of draws over the sum of their autocorrelations, which is cut by Geyer's initial monotone
 * sequence ({@code geyer1992practical}) and joins the chains as {@code vehtari2021rank} does. Each chain counts as two, its halves. Every method takes
 * {@code [chain][draw]} of one variable, as many draws in each chain, and gives NaN with fewer than four draws, where a draw is not finite or where all
 * draws are the same. Draws that alternate may count for more than their number. Cost: sorting, and at worst one Fourier transform of each chain.
 */
public final class EffectiveSampleSize {

    static final double LOW = 0.05;
    static final double HIGH = 0.95;

    private EffectiveSampleSize() {}

    /** For the bulk of the distribution: of the normal scores of the ranks. */
    public static double bulk(double[][] chains) {
        if (!Checked.usable(chains, 1)) {
            return Double.NaN;
        }
        double[][] split = Ranks.split(chains);
        return of(Ranks.normalScores(split, Ranks.sorted(split)));
    }

    /** For the tails: the smaller of those of the 5 % and the 95 % quantile. */
    public static double tail(double[][] chains) {
        return Checked.usable(chains, 1) ? tail(chains, Ranks.sorted(chains)) : Double.NaN;
    }

    static double tail(double[][] chains, double[] sorted) {
        return Math.min(atMost(chains, Ranks.quantile(sorted, LOW)), atMost(chains, Ranks.quantile(sorted, HIGH)));
    }

    /** For the mean: of the draws as they are. It needs a finite variance. */
    public static double mean(double[][] chains) {
        return Checked.usable(chains, 1) ? of(Ranks.split(chains)) : Double.NaN;
    }

    /** For the standard deviation: of the squared distances from the mean. It needs four finite moments. */
    public static double standardDeviation(double[][] chains) {
        if (!Checked.usable(chains, 1)) {
            return Double.NaN;
        }
        double mean = Moments.mean(chains);
        return of(Ranks.split(mapped(chains, value -> (value - mean) * (value - mean))));
    }

    /**
     * For a quantile: of whether a draw is at most the quantile.
     *
     * @param probability in (0, 1)
     */
    public static double quantile(double[][] chains, double probability) {
        Require.between("probability", 0, probability, 1);
        if (!Checked.usable(chains, 1)) {
            return Double.NaN;
        }
        return atMost(chains, Ranks.quantile(Ranks.sorted(chains), probability));
    }

    private static double atMost(double[][] chains, double quantile) {
        return of(Ranks.split(mapped(chains, value -> value <= quantile ? 1 : 0)));
    }

    private static double[][] mapped(double[][] chains, DoubleUnaryOperator map) {
        return Stream.of(chains)
                .map(chain -> Arrays.stream(chain).map(map).toArray())
                .toArray(double[][]::new);
    }

    /** Of chains as they are. Where all is the same, as an indicator can be, nothing speaks against independence. */
    static double of(double[][] chains) {
        int draws = chains[0].length;
        double count = (double) chains.length * draws;
        if (Ranks.constant(chains)) {
            return count;
        }
        double time = autocorrelationTime(chains);
        return count / Math.max(time, 1 / Math.log10(count));
    }

    /**
     * The sum of the autocorrelations over all lags, up to the pair of neighbours whose sum is no longer positive; no such sum counts for more than the
     * one before. NaN where a variance is too small or too large to be held.
     */
    private static double autocorrelationTime(double[][] chains) {
        int draws = chains[0].length;
        Autocovariance covariance = new Autocovariance(chains);
        double[] means = Stream.of(chains).mapToDouble(Moments::mean).toArray();
        double within = covariance.at(0) * draws / (draws - 1.0);
        double all = covariance.at(0) + (chains.length > 1 ? Moments.variance(means) : 0);
        if (!(all > 0) || Double.isInfinite(all)) {
            return Double.NaN;
        }
        double even = 1;
        double pair = 2 - (within - covariance.at(1)) / all;
        double most = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int lag = 2; lag < draws - 2 && pair > 0; lag += 2) {
            most = Math.min(most, pair);
            sum += most;
            even = 1 - (within - covariance.at(lag)) / all;
            pair = even + 1 - (within - covariance.at(lag + 1)) / all;
        }
        double rest = pair >= 0 ? even : Math.max(even, 0);
        return 2 * sum - 1 + rest;
    }
}
