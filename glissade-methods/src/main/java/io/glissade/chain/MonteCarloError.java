package io.glissade.chain;

import io.glissade.parameter.Require;

/**
 * Standard errors of what is computed from draws ({@code vehtari2021rank}). Every method takes {@code [chain][draw]} of one variable, as many draws in
 * each chain, and gives NaN where {@link EffectiveSampleSize} does. The unit is that of the variable.
 */
public final class MonteCarloError {

    private static final double ONE_DEVIATION_BELOW = 0.1586553;

    private MonteCarloError() {}

    /** Of the mean. */
    public static double mean(double[][] chains) {
        double size = EffectiveSampleSize.mean(chains);
        return Math.sqrt(Moments.variance(chains) / size);
    }

    /** Of the standard deviation; it needs four finite moments. */
    public static double standardDeviation(double[][] chains) {
        double size = EffectiveSampleSize.standardDeviation(chains);
        double mean = Moments.mean(chains);
        double second = 0;
        double fourth = 0;
        double count = (double) chains.length * chains[0].length;
        for (double[] chain : chains) {
            for (double value : chain) {
                double square = (value - mean) * (value - mean);
                second += square / count;
                fourth += square * square / count;
            }
        }
        return Math.sqrt((fourth - second * second) / size / second / 4);
    }

    /**
     * Of a quantile: half the distance between the draws that stand where the quantile's rank lies one deviation below and above.
     *
     * @param probability in (0, 1)
     */
    public static double quantile(double[][] chains, double probability) {
        Require.between("probability", 0, probability, 1);
        double size = EffectiveSampleSize.quantile(chains, probability);
        if (Double.isNaN(size)) {
            return Double.NaN;
        }
        double[] sorted = Ranks.sorted(chains);
        double a = size * probability + 1;
        double b = size * (1 - probability) + 1;
        double low = BetaQuantile.of(ONE_DEVIATION_BELOW, a, b) * sorted.length - 1;
        double high = BetaQuantile.of(1 - ONE_DEVIATION_BELOW, a, b) * sorted.length - 1;
        int from = (int) Math.floor(Math.max(low, 0));
        int to = (int) Math.ceil(Math.min(high, sorted.length - 1));
        return (sorted[to] - sorted[from]) / 2;
    }
}
