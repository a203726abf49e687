package io.glissade.conditional.screening;

import java.util.Arrays;

/**
 * The elements that screening removed. Each keeps the numbers of the test it failed: at a point with {@link #gap} its level was below the
 * threshold by more than {@link #radius}. Where the removals are {@link #proven()}, no solution has weight on it.
 */
public final class Removals {

    private final long[] iterations;
    private final double[] gaps;
    private final double[] radii;
    private final double[] thresholds;
    private final double[] levels;
    private final boolean proven;
    private int count;

    /** Of a safe rule, for a set of {@code elements}; keeps five numbers for each. */
    public Removals(int elements) {
        this(elements, true);
    }

    /** For a set of {@code elements}, of a safe rule or not. */
    Removals(int elements, boolean proven) {
        this.proven = proven;
        iterations = new long[elements];
        gaps = new double[elements];
        radii = new double[elements];
        thresholds = new double[elements];
        levels = new double[elements];
        clear();
    }

    /** Of a run that screens nothing. */
    public static Removals none() {
        return new Removals(0, true);
    }

    /** Forgets all. */
    public void clear() {
        Arrays.fill(iterations, -1);
        count = 0;
    }

    void add(int element, long iteration, double gap, double radius, double threshold, double level) {
        iterations[element] = iteration;
        gaps[element] = gap;
        radii[element] = radius;
        thresholds[element] = threshold;
        levels[element] = level;
        count++;
    }

    /** Whether the numbers of each prove it superfluous; {@code false} of a heuristic, whose removals can be wrong. */
    public boolean proven() {
        return proven;
    }

    /** How many were removed. */
    public int count() {
        return count;
    }

    /** The elements of the set. */
    public int elements() {
        return iterations.length;
    }

    /** Whether an element was removed. */
    public boolean removed(int element) {
        return iterations[element] >= 0;
    }

    /** The iteration after which an element was removed; -1 where it was not. */
    public long iteration(int element) {
        return iterations[element];
    }

    /** The duality gap of the point at which it was removed. */
    public double gap(int element) {
        return gaps[element];
    }

    /** How far threshold and level together can be from those of a solution. */
    public double radius(int element) {
        return radii[element];
    }

    /** The level that an element with weight had to reach. */
    public double threshold(int element) {
        return thresholds[element];
    }

    /** The level of the element. */
    public double level(int element) {
        return levels[element];
    }
}
