package io.glissade.finitesum.multinomial;

/**
 * A point {@code x} of K outputs together with {@code d}, a weighted sum of rows for each output, as the methods with a table move them.
 * The intercepts take part in everything but the shrinking.
 */
interface MultinomialIterate {

    /** The K margins of a row at the current point. */
    void margins(int row, double[] out);

    /**
     * {@code d_k += changes[k] * row} and then {@code x = shrink * x - scale * d}; {@code shrink} in [0, 1]. {@link #margins} of the same
     * row came before, and no move in between.
     */
    void changeAndMove(int row, double[] changes, double shrink, double scale);

    /** {@code x_k += scales[k] * row}. */
    void moveAlong(int row, double[] scales);

    /** The point, all moves made: the iterate's own vector. */
    double[] point();

    /** Another point and sum. */
    void set(double[] x, double[] d);
}
