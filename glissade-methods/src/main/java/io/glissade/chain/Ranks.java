package io.glissade.chain;

import java.util.Arrays;

/** Draws of one variable in order of size. */
final class Ranks {

    private Ranks() {}

    /** All draws of all chains, ascending. */
    static double[] sorted(double[][] chains) {
        double[] all = new double[chains.length * chains[0].length];
        for (int chain = 0; chain < chains.length; chain++) {
            System.arraycopy(chains[chain], 0, all, chain * chains[0].length, chains[0].length);
        }
        Arrays.sort(all);
        return all;
    }

    /**
     * The quantile that interpolates between neighbours such that the smallest number is at 0 and the largest at 1.
     *
     * @param probability in (0, 1)
     */
    static double quantile(double[] sorted, double probability) {
        int count = sorted.length;
        double place = count * probability + (1 - probability);
        int below = (int) Math.floor(Math.min(Math.max(place, 1), Math.max(1, count - 1)));
        double share = Math.min(Math.max(place - below, 0), 1);
        double above = sorted[Math.min(below, count - 1)];
        return (1 - share) * sorted[below - 1] + share * above;
    }

    /** The middle number, or the mean of the two in the middle. */
    static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The normal scores of the ranks: each draw becomes the normal quantile of (rank - 3/8)/(count + 1/4); draws that are equal share the mean of
     * their ranks ({@code vehtari2021rank}).
     *
     * @param sorted all draws of the chains, ascending
     */
    static double[][] normalScores(double[][] chains, double[] sorted) {
        double[] scores = new double[sorted.length];
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            scores[from] = NormalQuantile.of((rank - 0.375) / (sorted.length + 0.25));
            from = to;
        }
        double[][] result = new double[chains.length][chains[0].length];
        for (int chain = 0; chain < chains.length; chain++) {
            for (int draw = 0; draw < result[chain].length; draw++) {
                result[chain][draw] = scores[first(sorted, chains[chain][draw])];
            }
        }
        return result;
    }

    /** The first place at which a value stands. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Each chain as two, its first half and its last; an odd draw in the middle is left out. */
    static double[][] split(double[][] chains) {
        int draws = chains[0].length;
        int half = draws / 2;
        double[][] halves = new double[2 * chains.length][];
        for (int chain = 0; chain < chains.length; chain++) {
            halves[chain] = Arrays.copyOf(chains[chain], half);
            halves[chains.length + chain] = Arrays.copyOfRange(chains[chain], draws - half, draws);
        }
        return halves;
    }

    /** Whether all numbers are the same. */
    static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** Whether all numbers of all chains are the same. */
    static boolean constant(double[][] chains) {
        for (double[] chain : chains) {
            if (chain[0] != chains[0][0] || !constant(chain)) {
                return false;
            }
        }
        return true;
    }
}
