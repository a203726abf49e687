package io.glissade.finitesum.iterate;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;

/** For rows without zeros to speak of: every step touches every coordinate. Cost of a visit: four times the columns. */
public final class DenseProximalIterate implements ProximalIterate {

    private final DenseDesign design;
    private final double[] values;
    private final int columns;
    private final boolean intercept;
    private final double step;
    private final double share;
    private final double shrink;
    private final double threshold;
    private final double[] x;
    private final double[] d;
    private final DenseRowsAhead ahead = new DenseRowsAhead();

    public DenseProximalIterate(DenseDesign design, LinearSum sum, double step) {
        this.design = design;
        this.values = design.values();
        this.columns = design.columns();
        this.intercept = sum.intercept();
        this.step = step;
        this.share = step / sum.rows();
        this.shrink = 1 / (1 + step * sum.l2());
        this.threshold = step * sum.l1();
        this.x = sum.space().zero();
        this.d = sum.space().zero();
    }

    @Override
    public double margin(int row) {
        double product = design.dot(row, x);
        return intercept ? product + x[columns] : product;
    }

    @Override
    public void step(int row, double scale, double change) {
        int start = row * columns;
        double along = step * scale;
        for (int j = 0; j < columns; j++) {
            double value = values[start + j];
            double u = x[j] - (along * value + share * d[j]);
            x[j] = shrink * (Math.max(u - threshold, 0) + Math.min(u + threshold, 0));
            d[j] += change * value;
        }
        if (intercept) {
            x[columns] -= along + share * d[columns];
            d[columns] += change;
        }
    }

    @Override
    public void touch(int[] rows) {
        ahead.touch(values, columns, rows);
    }

    @Override
    public double[] point() {
        return x;
    }

    @Override
    public void set(double[] point, double[] sum) {
        System.arraycopy(point, 0, x, 0, x.length);
        System.arraycopy(sum, 0, d, 0, d.length);
    }
}
