package io.glissade.finitesum.dual;

import io.glissade.finitesum.iterate.DenseRowsAhead;
import io.glissade.linear.DenseDesign;

/** For rows without zeros to speak of. Cost of a visit: twice the columns, and one more where a threshold moves the point. */
final class DenseDualIterate implements DualIterate {

    private final DenseDesign design;
    private final double[] values;
    private final int columns;
    private final double threshold;
    private final double[] z;
    private final double[] x;
    private final DenseRowsAhead ahead = new DenseRowsAhead();

    DenseDualIterate(DenseDesign design, double threshold) {
        this.design = design;
        this.values = design.values();
        this.columns = design.columns();
        this.threshold = threshold;
        this.z = new double[columns];
        this.x = threshold == 0 ? z : new double[columns];
    }

    @Override
    public double margin(int row) {
        return design.dot(row, x);
    }

    @Override
    public void add(int row, double scale) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            z[j] += scale * values[start + j];
        }
        if (threshold > 0) {
            point();
        }
    }

    @Override
    public void touch(int[] rows) {
        ahead.touch(values, columns, rows);
    }

    @Override
    public double[] point() {
        if (threshold > 0) {
            for (int j = 0; j < columns; j++) {
                x[j] = DualIterate.beyond(z[j], threshold);
            }
        }
        return x;
    }

    @Override
    public void set(double[] sum) {
        System.arraycopy(sum, 0, z, 0, columns);
        point();
    }
}
