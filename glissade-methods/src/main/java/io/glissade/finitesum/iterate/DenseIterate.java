package io.glissade.finitesum.iterate;

import io.glissade.linear.DenseDesign;

/** For rows without zeros to speak of: every move touches every coordinate. Cost of a visit: four times the columns. */
public final class DenseIterate implements LinearIterate {

    private final DenseDesign design;
    private final double[] values;
    private final int columns;
    private final boolean intercept;
    private final double[] x;
    private final double[] d;
    private final DenseRowsAhead ahead = new DenseRowsAhead();

    public DenseIterate(DenseDesign design, boolean intercept) {
        this.design = design;
        this.values = design.values();
        this.columns = design.columns();
        this.intercept = intercept;
        this.x = new double[columns + (intercept ? 1 : 0)];
        this.d = new double[x.length];
    }

    @Override
    public double margin(int row) {
        double product = design.dot(row, x);
        return intercept ? product + x[columns] : product;
    }

    @Override
    public void change(int row, double scale) {
        design.add(row, scale, d);
        if (intercept) {
            d[columns] += scale;
        }
    }

    @Override
    public void move(double shrink, double scale) {
        for (int j = 0; j < columns; j++) {
            x[j] = shrink * x[j] - scale * d[j];
        }
        if (intercept) {
            x[columns] -= scale * d[columns];
        }
    }

    @Override
    public void changeAndMove(int row, double change, double shrink, double scale) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            double sum = d[j] + change * values[start + j];
            d[j] = sum;
            x[j] = shrink * x[j] - scale * sum;
        }
        if (intercept) {
            d[columns] += change;
            x[columns] -= scale * d[columns];
        }
    }

    @Override
    public void moveAlong(int row, double scale) {
        design.add(row, scale, x);
        if (intercept) {
            x[columns] += scale;
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
    public double[] sum() {
        return d.clone();
    }

    @Override
    public void set(double[] point, double[] sum) {
        System.arraycopy(point, 0, x, 0, x.length);
        System.arraycopy(sum, 0, d, 0, d.length);
    }
}
