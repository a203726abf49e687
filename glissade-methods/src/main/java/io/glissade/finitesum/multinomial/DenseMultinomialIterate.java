package io.glissade.finitesum.multinomial;

import io.glissade.linear.DenseDesign;

/** For rows without zeros to speak of: every move touches every coordinate. Cost of a visit: four times K times the columns. */
final class DenseMultinomialIterate implements MultinomialIterate {

    private final DenseDesign design;
    private final int penalised;
    private final double[] x;
    private final double[] d;

    DenseMultinomialIterate(DenseDesign design, int outputs, boolean intercept) {
        this.design = design;
        this.penalised = design.columns() * outputs;
        this.x = new double[penalised + (intercept ? outputs : 0)];
        this.d = new double[x.length];
    }

    @Override
    public void margins(int row, double[] out) {
        design.dots(row, x, out);
        for (int at = penalised; at < x.length; at++) {
            out[at - penalised] += x[at];
        }
    }

    @Override
    public void changeAndMove(int row, double[] changes, double shrink, double scale) {
        add(row, changes, d);
        for (int at = 0; at < penalised; at++) {
            x[at] = shrink * x[at] - scale * d[at];
        }
        for (int at = penalised; at < x.length; at++) {
            x[at] -= scale * d[at];
        }
    }

    @Override
    public void moveAlong(int row, double[] scales) {
        add(row, scales, x);
    }

    private void add(int row, double[] scales, double[] out) {
        design.addAll(row, scales, out);
        for (int at = penalised; at < out.length; at++) {
            out[at] += scales[at - penalised];
        }
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
