package io.glissade.finitesum.iterate;

import io.glissade.linear.LinearSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The latest slope of each row, or its slopes where a model has several outputs, and which rows have been seen. */
public final class SlopeTable {

    private final double[] slopes;
    private final boolean[] seen;
    private final boolean countSeen;
    private double divisor;

    /** With {@code countSeen} the divisor is the number of rows seen, otherwise the number of rows. */
    public SlopeTable(int rows, boolean countSeen) {
        this(rows, 1, countSeen);
    }

    /** With {@code outputs} slopes for each row, side by side. */
    public SlopeTable(int rows, int outputs, boolean countSeen) {
        this.slopes = new double[Math.multiplyExact(rows, outputs)];
        this.seen = new boolean[rows];
        this.countSeen = countSeen;
    }

    /** All rows as in {@code given} and seen; or zero and none. */
    public void restart(double @Nullable [] given) {
        if (given == null) {
            Arrays.fill(slopes, 0);
        } else {
            System.arraycopy(given, 0, slopes, 0, slopes.length);
        }
        Arrays.fill(seen, given != null);
        divisor = countSeen && given == null ? 0 : seen.length;
    }

    /** Puts in a slope and returns by how much it differs from the one before. */
    public double replace(int row, double slope) {
        double change = slope - slopes[row];
        slopes[row] = slope;
        see(row);
        return change;
    }

    /** Puts in the slopes of a row and overwrites them by {@code scale} times their difference to those before. */
    public void replaceAll(int row, double scale, double[] slopesChangesOut) {
        int first = row * slopesChangesOut.length;
        for (int k = 0; k < slopesChangesOut.length; k++) {
            double slope = slopesChangesOut[k];
            slopesChangesOut[k] = scale * (slope - slopes[first + k]);
            slopes[first + k] = slope;
        }
        see(row);
    }

    private void see(int row) {
        if (countSeen && !seen[row]) {
            seen[row] = true;
            divisor++;
        }
    }

    /** What the sum of the table is divided by. */
    public double divisor() {
        return divisor;
    }

    public double[] slopes() {
        return slopes;
    }

    /** The weighted sum of the rows times their slopes. */
    public double[] sum(LinearSum sum) {
        double[] d = sum.space().zero();
        sum.combine(slopes, d);
        sum.space().scale(slopes.length, d);
        return d;
    }
}
