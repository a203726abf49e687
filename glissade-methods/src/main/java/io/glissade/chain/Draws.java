package io.glissade.chain;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.List;

/**
 * What was kept of several chains: for each named variable one number for each draw of each chain. Chains may be filled by
 * different threads, each by one.
 */
public final class Draws {
    private final List<String> names;
    private final double[][][] values;
    private final int[] lengths;

    /**
     * An empty table.
     *
     * @param names of the variables, distinct, at least one
     * @param chains at least 1
     * @param capacity draws of each chain there is room for, at least 1; it grows when more are added
     */
    public Draws(List<String> names, int chains, int capacity) {
        Require.atLeast("the number of variables", 1, names.size());
        Require.atLeast("chains", 1, chains);
        Require.atLeast("capacity", 1, capacity);
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("the variables must have distinct names, got " + names);
        }
        this.names = List.copyOf(names);
        this.values = new double[names.size()][chains][capacity];
        this.lengths = new int[chains];
    }

    /** The names of the variables. */
    public List<String> names() {
        return names;
    }

    /** The number of chains. */
    public int chains() {
        return lengths.length;
    }

    /** Draws that every chain has: the length of the shortest. */
    public int draws() {
        return Arrays.stream(lengths).min().orElse(0);
    }

    /**
     * Adds a draw to a chain.
     *
     * @param draw one number for each variable, copied
     */
    public void append(int chain, double[] draw) {
        if (draw.length != names.size()) {
            throw new IllegalArgumentException(
                    "a draw must have " + names.size() + " numbers, one per variable, got " + draw.length);
        }
        int at = lengths[chain];
        for (int variable = 0; variable < draw.length; variable++) {
            double[] kept = values[variable][chain];
            if (at == kept.length) {
                kept = Arrays.copyOf(kept, 2 * at);
                values[variable][chain] = kept;
            }
            kept[at] = draw[variable];
        }
        lengths[chain] = at + 1;
    }

    /** A copy of one variable: {@code [chain][draw]}, every chain cut to {@link #draws()}. */
    public double[][] of(int variable) {
        int length = draws();
        double[][] copy = new double[chains()][];
        for (int chain = 0; chain < copy.length; chain++) {
            copy[chain] = Arrays.copyOf(values[variable][chain], length);
        }
        return copy;
    }
}
