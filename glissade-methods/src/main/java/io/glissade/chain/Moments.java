package io.glissade.chain;

/** Mean and variance by two passes; sums are taken about the first number, so that a large common part costs no digits. */
final class Moments {

    private Moments() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }

    static double mean(double[][] chains) {
        double[] means = new double[chains.length];
        for (int chain = 0; chain < chains.length; chain++) {
            means[chain] = mean(chains[chain]);
        }
        return mean(means);
    }

    /** Sum of squares about a centre. */
    private static double squares(double[] values, double centre) {
        double sum = 0;
        for (double value : values) {
            sum += (value - centre) * (value - centre);
        }
        return sum;
    }

    /** Over the number of values less one. Exactly zero where all are the same. */
    static double variance(double[] values) {
        return squares(values, mean(values)) / (values.length - 1);
    }

    /** Of all draws of all chains, over their number less one. */
    static double variance(double[][] chains) {
        double mean = mean(chains);
        double sum = 0;
        for (double[] chain : chains) {
            sum += squares(chain, mean);
        }
        return sum / ((double) chains.length * chains[0].length - 1);
    }
}
