package io.glissade.finitesum.iterate;

/**
 * Asks for dense rows before their visits. A row far away in memory takes longer to come than to be worked on; asking for many at once
 * makes them come together.
 */
public final class DenseRowsAhead {

    private static final int NUMBERS_IN_A_CACHE_LINE = 8;

    private double touched;

    /** Reads one number of every cache line of the rows. */
    public void touch(double[] values, int columns, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            for (int at = row * columns, end = at + columns; at < end; at += NUMBERS_IN_A_CACHE_LINE) {
                sum += values[at];
            }
        }
        touched = sum;
    }

    /** What {@link #touch} read, so that it is not left out as dead code. */
    public double touched() {
        return touched;
    }
}
