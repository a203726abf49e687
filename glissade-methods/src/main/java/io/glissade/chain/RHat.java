package io.glissade.chain;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * How far chains are from telling the same: the square root of the variance of all draws over that within the chains. Near 1 where they agree; above 1.01
 * the draws should not be used.
 */
public final class RHat {

    private RHat() {}

    /**
     * The rank-normalised split form: each chain counts as two, its halves; draws are replaced by the normal scores of their ranks; the larger of
     * the value for the draws and for their distance from the median ({@code vehtari2021rank}). It sees chains that differ in place or in spread, and
     * needs no moments. Cost: sorting.
     *
     * @param chains {@code [chain][draw]} of one variable, as many draws in each
     * @return NaN with fewer than two chains or four draws, where a draw is not finite or where all draws are the same; infinite where every chain is
     *     constant and they differ
     */
    public static double rankNormalised(double[][] chains) {
        if (!Checked.usable(chains, 2)) {
            return Double.NaN;
        }
        double[][] split = Ranks.split(chains);
        double[] sorted = Ranks.sorted(split);
        return rankNormalised(split, sorted, Ranks.normalScores(split, sorted));
    }

    /** Of halves of chains, all their draws in order, and their normal scores. */
    static double rankNormalised(double[][] split, double[] sorted, double[][] scores) {
        double bulk = of(scores);
        double median = Ranks.median(sorted);
        DoubleUnaryOperator distance = value -> Math.abs(value - median);
        // Falling, then rising: such numbers are sorted at once.
        double[] distances = Arrays.stream(sorted).map(distance).toArray();
        Arrays.sort(distances);
        double[][] folded = Stream.of(split)
                .map(chain -> Arrays.stream(chain).map(distance).toArray())
                .toArray(double[][]::new);
        double tail = of(Ranks.normalScores(folded, distances));
        return Double.isNaN(tail) ? bulk : Math.max(bulk, tail);
    }

    /** The plain form, of chains as they are. */
    private static double of(double[][] chains) {
        int draws = chains[0].length;
        double within = 0;
        double[] means = new double[chains.length];
        for (int chain = 0; chain < chains.length; chain++) {
            within += Moments.variance(chains[chain]) / chains.length;
            means[chain] = Moments.mean(chains[chain]);
        }
        double between = draws * Moments.variance(means);
        return Math.sqrt((between / within + draws - 1) / draws);
    }

    /**
     * The nested form for many short chains: chains that started at the same point make a group, and the variance between the means of the groups is held
     * against that within them ({@code margossian2024nested}). One draw of each chain is enough. Cost: one pass.
     *
     * @param groups {@code [group][chain][draw]} of one variable, as many chains in each group and draws in each chain; at least two groups, and two
     *     chains or two draws in each
     * @return NaN where a draw is not finite or all draws are the same
     */
    public static double nested(double[][][] groups) {
        if (groups.length < 2) {
            throw new IllegalArgumentException("there must be at least two groups, got " + groups.length);
        }
        double[] means = new double[groups.length];
        double within = 0;
        for (int group = 0; group < groups.length; group++) {
            double[][] chains = groups[group];
            Checked.shape(chains);
            int draws = chains[0].length;
            if (chains.length != groups[0].length || draws != groups[0][0].length || chains.length * draws < 2) {
                throw new IllegalArgumentException(
                        "every group must have as many chains of as many draws, two numbers at"
                                + " least, got " + groups[0].length + " of " + groups[0][0].length + " and "
                                + chains.length
                                + " of " + draws);
            }
            double[] own = new double[chains.length];
            for (int chain = 0; chain < chains.length; chain++) {
                own[chain] = Moments.mean(chains[chain]);
                within += draws > 1 ? Moments.variance(chains[chain]) / ((double) chains.length * groups.length) : 0;
            }
            means[group] = Moments.mean(own);
            within += chains.length > 1 ? Moments.variance(own) / groups.length : 0;
        }
        return Math.sqrt(1 + Moments.variance(means) / within);
    }
}
