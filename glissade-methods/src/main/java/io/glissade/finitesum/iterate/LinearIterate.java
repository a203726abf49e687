package io.glissade.finitesum.iterate;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;

/**
 * A point {@code x} together with {@code d}, a weighted sum of rows, as the methods with a table move it. The intercept takes part in
 * everything but the shrinking.
 */
public interface LinearIterate {

    /** The margin of a row at the current point. */
    double margin(int row);

    /** {@code d += scale * row}. */
    void change(int row, double scale);

    /** {@code x = shrink * x - scale * d}; {@code shrink} in [0, 1]. */
    void move(double shrink, double scale);

    /** {@link #change} and {@link #move} at once. */
    void changeAndMove(int row, double change, double shrink, double scale);

    /** {@code x += scale * row}. */
    void moveAlong(int row, double scale);

    /** Asks for rows that will be visited soon; without effect but for the time it may save. */
    default void touch(int[] rows) {}

    /** The point, all moves made: the iterate's own vector. */
    double[] point();

    /** Writes {@code scale * d}. */
    void sum(double scale, double[] out);

    /** Another point and sum. */
    void set(double[] x, double[] d);

    /**
     * At zero, for the rows of a sum.
     *
     * @throws IllegalArgumentException with an l1 penalty, which these moves cannot follow; the message names {@code method}
     */
    static LinearIterate of(String method, LinearSum sum) {
        if (sum.l1() > 0) {
            throw new IllegalArgumentException(
                    method + " needs l1 = 0, got " + sum.l1() + "; saga takes an l1 penalty");
        }
        return sum.design() instanceof SparseDesign sparse
                ? new SparseIterate(sparse, sum.intercept())
                : new DenseIterate((DenseDesign) sum.design(), sum.intercept());
    }
}
