package io.glissade.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * What the draws say about one variable. Location and spread are NaN where a draw is not finite; what speaks of errors is NaN where {@code reason} says
 * why.
 *
 * @param mean of all draws
 * @param standardDeviation over the number of draws less one
 * @param meanError Monte Carlo standard error of the mean
 * @param lowQuantile the 5 % quantile
 * @param median the 50 % quantile
 * @param highQuantile the 95 % quantile
 * @param rHat rank-normalised and split, {@link RHat#rankNormalised}
 * @param bulkSize effective sample size of the bulk
 * @param tailSize that of the tails
 * @param constantChains from 0, those whose draws are all the same
 * @param reason why the errors are not known; empty where they are
 */
public record VariableSummary(
        String name,
        double mean,
        double standardDeviation,
        double meanError,
        double lowQuantile,
        double median,
        double highQuantile,
        double rHat,
        double bulkSize,
        double tailSize,
        List<Integer> constantChains,
        String reason) {

    /** Copies the list. */
    public VariableSummary {
        constantChains = List.copyOf(constantChains);
    }

    /**
     * Of the draws of one variable. Cost: that of {@link RHat} and {@link EffectiveSampleSize}.
     *
     * @param chains {@code [chain][draw]}, as many draws in each, at least one
     */
    public static VariableSummary of(String name, double[][] chains) {
        Checked.shape(chains);
        if (chains[0].length == 0) {
            throw new IllegalArgumentException(name + " must have at least one draw, got none");
        }
        List<Integer> constant = new ArrayList<>();
        for (int chain = 0; chain < chains.length; chain++) {
            if (Ranks.constant(chains[chain])) {
                constant.add(chain);
            }
        }
        String reason = reason(chains);
        boolean finite = Checked.finite(chains);
        double[] sorted = finite ? Ranks.sorted(chains) : new double[] {Double.NaN};
        double rHat = Double.NaN;
        double bulk = Double.NaN;
        double tail = Double.NaN;
        if (reason.isEmpty()) {
            double[][] split = Ranks.split(chains);
            double[] halves = chains[0].length % 2 == 0 ? sorted : Ranks.sorted(split);
            double[][] scores = Ranks.normalScores(split, halves);
            rHat = chains.length > 1 ? RHat.rankNormalised(split, halves, scores) : Double.NaN;
            bulk = EffectiveSampleSize.of(scores);
            tail = EffectiveSampleSize.tail(chains, sorted);
        }
        return new VariableSummary(
                name,
                finite ? Moments.mean(chains) : Double.NaN,
                finite ? Math.sqrt(Moments.variance(chains)) : Double.NaN,
                MonteCarloError.mean(chains),
                Ranks.quantile(sorted, EffectiveSampleSize.LOW),
                Ranks.quantile(sorted, 0.5),
                Ranks.quantile(sorted, EffectiveSampleSize.HIGH),
                rHat,
                bulk,
                tail,
                constant,
                reason);
    }

    private static String reason(double[][] chains) {
        for (int chain = 0; chain < chains.length; chain++) {
            for (int draw = 0; draw < chains[chain].length; draw++) {
                if (!Double.isFinite(chains[chain][draw])) {
                    return "draw " + draw + " of chain " + chain + " is " + chains[chain][draw];
                }
            }
        }
        if (chains[0].length < Checked.FEWEST_DRAWS) {
            return "a chain must have at least " + Checked.FEWEST_DRAWS + " draws, got " + chains[0].length;
        }
        return Ranks.constant(chains) ? "all draws are " + chains[0][0] : "";
    }
}
