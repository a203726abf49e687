package io.glissade.finitesum.iterate;

import io.glissade.linear.SparseDesign;
import java.util.Arrays;

/**
 * For sparse rows: a coordinate that no row touches waits, and catches up by one subtraction when it is next read. The point is
 * {@code x = kappa z}; while {@code d_j} does not change, all moves of coordinate j together are {@code -d_j (S - S_j)}, with S the
 * running sum of the scaled steps and {@code S_j} its value at the last visit. Cost of a visit: twice the entries of the row.
 *
 * <p>Reference: {@code schmidt2017sag}, section 4.1 and Algorithm 2.
 */
public final class SparseIterate implements LinearIterate {

    /** Below it z and S would lose digits to their size. */
    private static final double LEAST_KAPPA = 1e-4;

    // z, d and S of a coordinate lie together: one look at memory instead of three.
    private static final int STRIDE = 4;
    private static final int Z = 0;
    private static final int D = 1;
    private static final int S = 2;

    private final int columns;
    private final int[] starts;
    private final int[] indices;
    private final double[] values;
    private final boolean intercept;
    private final double[] state;
    private final double[] point;
    private double kappa = 1;
    private double steps;
    private double offset;
    private double offsetSum;

    public SparseIterate(SparseDesign design, boolean intercept) {
        this.columns = design.columns();
        this.starts = design.starts();
        this.indices = design.indices();
        this.values = design.values();
        this.intercept = intercept;
        this.state = new double[Math.multiplyExact(STRIDE, columns)];
        this.point = new double[columns + (intercept ? 1 : 0)];
    }

    @Override
    public double margin(int row) {
        double product = 0;
        double now = steps;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int base = indices[at] * STRIDE;
            double z = state[base + Z] - state[base + D] * (now - state[base + S]);
            state[base + Z] = z;
            state[base + S] = now;
            product += values[at] * z;
        }
        return kappa * product + offset;
    }

    /** The row must be up to date: {@link #margin} of the same row came before, and no move in between. */
    @Override
    public void change(int row, double scale) {
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            state[indices[at] * STRIDE + D] += scale * values[at];
        }
        offsetSum += scale;
    }

    @Override
    public void move(double shrink, double scale) {
        if (intercept) {
            offset -= scale * offsetSum;
        }
        if (kappa * shrink < LEAST_KAPPA) {
            catchUp(shrink, scale);
            return;
        }
        kappa *= shrink;
        steps += scale / kappa;
    }

    @Override
    public void changeAndMove(int row, double change, double shrink, double scale) {
        change(row, change);
        move(shrink, scale);
    }

    /** The row must be up to date, as for {@link #change}. */
    @Override
    public void moveAlong(int row, double scale) {
        double scaled = scale / kappa;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            state[indices[at] * STRIDE + Z] += scaled * values[at];
        }
        if (intercept) {
            offset += scale;
        }
    }

    /** Makes every move that waits, then one more for all coordinates, and begins anew with kappa 1. */
    private void catchUp(double shrink, double scale) {
        for (int base = 0; base < state.length; base += STRIDE) {
            double x = kappa * (state[base + Z] - state[base + D] * (steps - state[base + S]));
            state[base + Z] = shrink * x - scale * state[base + D];
            state[base + S] = 0;
        }
        kappa = 1;
        steps = 0;
    }

    @Override
    public double[] point() {
        catchUp(1, 0);
        for (int j = 0; j < columns; j++) {
            point[j] = state[j * STRIDE + Z];
        }
        if (intercept) {
            point[columns] = offset;
        }
        return point;
    }

    @Override
    public double[] sum() {
        double[] d = new double[point.length];
        for (int j = 0; j < columns; j++) {
            d[j] = state[j * STRIDE + D];
        }
        if (intercept) {
            d[columns] = offsetSum;
        }
        return d;
    }

    @Override
    public void set(double[] x, double[] d) {
        Arrays.fill(state, 0);
        for (int j = 0; j < columns; j++) {
            state[j * STRIDE + Z] = x[j];
            state[j * STRIDE + D] = d[j];
        }
        offset = intercept ? x[columns] : 0;
        offsetSum = intercept ? d[columns] : 0;
        kappa = 1;
        steps = 0;
        point();
    }
}
