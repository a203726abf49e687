package io.glissade.finitesum.iterate;

/**
 * A point {@code x} that moves by proximal steps of one length, together with {@code d}, a weighted sum of rows. The intercept takes part
 * in everything but the penalty.
 */
public interface ProximalIterate {

    /** The margin of a row at the current point. */
    double margin(int row);

    /**
     * {@code x = prox(x - step (scale * row + d / n))}, then {@code d += change * row}. The {@link #margin} of the same row came
     * before, and no step in between.
     */
    void step(int row, double scale, double change);

    /** Asks for rows that will be visited soon; without effect but for the time it may save. */
    default void touch(int[] rows) {}

    /** The point, all steps made: the iterate's own vector. */
    double[] point();

    /** Another point and sum. */
    void set(double[] x, double[] d);
}
