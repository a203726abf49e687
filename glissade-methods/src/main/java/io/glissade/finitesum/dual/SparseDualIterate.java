package io.glissade.finitesum.dual;

import io.glissade.linear.SparseDesign;

/** For sparse rows, z in the order of its use. Cost of a visit: twice the entries of the row; of a point: its coordinates. */
final class SparseDualIterate implements DualIterate {

    private final int[] starts;
    private final int[] indices;
    private final double[] values;
    private final double threshold;
    private final double[] z;
    private final int[] places;
    private final double[] x;
    private boolean current;

    SparseDualIterate(SparseDesign design, double threshold) {
        this.starts = design.starts();
        ColumnOrder order = new ColumnOrder(design);
        this.indices = order.indices();
        this.places = order.places();
        this.values = design.values();
        this.threshold = threshold;
        this.z = new double[design.columns()];
        this.x = new double[design.columns()];
    }

    // Several sums at a time: one alone waits for each addition.
    @Override
    public double margin(int row) {
        int at = starts[row];
        int end = starts[row + 1];
        double s0 = 0;
        double s1 = 0;
        if (threshold > 0) {
            for (; at < end; at++) {
                s0 += values[at] * DualIterate.beyond(z[indices[at]], threshold);
            }
            return s0;
        }
        double s2 = 0;
        double s3 = 0;
        for (; at + 3 < end; at += 4) {
            s0 += values[at] * z[indices[at]];
            s1 += values[at + 1] * z[indices[at + 1]];
            s2 += values[at + 2] * z[indices[at + 2]];
            s3 += values[at + 3] * z[indices[at + 3]];
        }
        for (; at < end; at++) {
            s0 += values[at] * z[indices[at]];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void add(int row, double scale) {
        current = false;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            z[indices[at]] += scale * values[at];
        }
    }

    @Override
    public double[] point() {
        if (!current) {
            for (int j = 0; j < x.length; j++) {
                x[j] = DualIterate.beyond(z[places[j]], threshold);
            }
            current = true;
        }
        return x;
    }

    @Override
    public void set(double[] sum) {
        for (int j = 0; j < x.length; j++) {
            z[places[j]] = sum[j];
        }
        current = false;
        point();
    }
}
