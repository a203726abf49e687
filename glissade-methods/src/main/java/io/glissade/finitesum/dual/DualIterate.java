package io.glissade.finitesum.dual;

/** The point {@code x_j = sign(z_j) max(|z_j| - threshold, 0)} of a sum of rows z. */
interface DualIterate {

    /** The margin of a row at the point. */
    double margin(int row);

    /** {@code z += scale * row}. */
    void add(int row, double scale);

    /** Asks for rows that will be visited soon; without effect but for the time it may save. */
    default void touch(int[] rows) {}

    /** The point: the iterate's own vector. */
    double[] point();

    /** Another sum of rows. */
    void set(double[] z);

    /** The part of a number beyond a threshold; with threshold 0 the number itself. */
    static double beyond(double number, double threshold) {
        return Math.max(number - threshold, 0) + Math.min(number + threshold, 0);
    }
}
