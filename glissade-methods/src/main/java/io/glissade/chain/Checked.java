package io.glissade.chain;

/** The draws of one variable as diagnostics take them: {@code [chain][draw]}, as many draws in each chain. */
final class Checked {

    /** Fewer draws than this say nothing about how they hang together. */
    static final int FEWEST_DRAWS = 4;

    private Checked() {}

    /** Refuses what is no table of draws. */
    static void shape(double[][] chains) {
        if (chains.length == 0) {
            throw new IllegalArgumentException("there must be at least one chain, got none");
        }
        for (double[] chain : chains) {
            if (chain.length != chains[0].length) {
                throw new IllegalArgumentException("every chain must have the same number of draws, got "
                        + chains[0].length + " and " + chain.length);
            }
        }
    }

    /** Whether there is anything to be said: enough chains, enough draws, every one finite, and not all the same. */
    static boolean usable(double[][] chains, int fewestChains) {
        shape(chains);
        return chains.length >= fewestChains
                && chains[0].length >= FEWEST_DRAWS
                && finite(chains)
                && !Ranks.constant(chains);
    }

    static boolean finite(double[][] chains) {
        for (double[] chain : chains) {
            for (double value : chain) {
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
