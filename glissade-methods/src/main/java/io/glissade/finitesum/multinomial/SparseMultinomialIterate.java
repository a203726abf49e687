package io.glissade.finitesum.multinomial;

import io.glissade.finitesum.iterate.SparseIterate;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;

/**
 * {@link SparseIterate} with K outputs: a feature that no row touches waits with all its weights, and they catch up together when it is
 * next read. Cost of a visit: twice K times the entries of the row.
 *
 * <p>Reference: {@code schmidt2017sag}, section 4.1 and Algorithm 2.
 */
final class SparseMultinomialIterate implements MultinomialIterate {

    /** Below it z and S would lose digits to their size. */
    private static final double LEAST_KAPPA = 1e-4;

    private final int[] starts;
    private final int[] indices;
    private final double[] values;
    private final int columns;
    private final int outputs;
    // Without the factor kappa up to the intercepts, which have none.
    private final double[] z;
    private final double[] d;
    private final double[] point;
    private final double[] stepsAtVisit;
    private double kappa = 1;
    private double steps;

    SparseMultinomialIterate(SparseDesign design, int outputs, boolean intercept) {
        this.starts = design.starts();
        this.indices = design.indices();
        this.values = design.values();
        this.columns = design.columns();
        this.outputs = outputs;
        this.z = new double[Math.multiplyExact(columns + (intercept ? 1 : 0), outputs)];
        this.d = new double[z.length];
        this.point = new double[z.length];
        this.stepsAtVisit = new double[columns];
    }

    @Override
    public void margins(int row, double[] out) {
        Arrays.fill(out, 0);
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int feature = indices[at];
            double missed = steps - stepsAtVisit[feature];
            stepsAtVisit[feature] = steps;
            double value = kappa * values[at];
            for (int k = 0, here = feature * outputs; k < outputs; k++, here++) {
                z[here] -= d[here] * missed;
                out[k] += value * z[here];
            }
        }
        for (int at = columns * outputs; at < z.length; at++) {
            out[at - columns * outputs] += z[at];
        }
    }

    @Override
    public void changeAndMove(int row, double[] changes, double shrink, double scale) {
        add(row, 1, changes, d);
        for (int at = columns * outputs; at < z.length; at++) {
            d[at] += changes[at - columns * outputs];
            z[at] -= scale * d[at];
        }
        if (kappa * shrink < LEAST_KAPPA) {
            catchUp(shrink, scale);
        } else {
            kappa *= shrink;
            steps += scale / kappa;
        }
    }

    // What waits does so in d, which stays: z may be changed before it catches up.
    @Override
    public void moveAlong(int row, double[] scales) {
        add(row, 1 / kappa, scales, z);
        for (int at = columns * outputs; at < z.length; at++) {
            z[at] += scales[at - columns * outputs];
        }
    }

    private void add(int row, double factor, double[] scales, double[] out) {
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int first = indices[at] * outputs;
            double value = factor * values[at];
            for (int k = 0; k < outputs; k++) {
                out[first + k] += scales[k] * value;
            }
        }
    }

    /** Makes every move that waits, then one more for all coordinates, and begins anew with kappa 1. */
    private void catchUp(double shrink, double scale) {
        for (int at = 0; at < columns * outputs; at++) {
            double x = kappa * (z[at] - d[at] * (steps - stepsAtVisit[at / outputs]));
            z[at] = shrink * x - scale * d[at];
        }
        Arrays.fill(stepsAtVisit, 0);
        kappa = 1;
        steps = 0;
    }

    @Override
    public double[] point() {
        catchUp(1, 0);
        System.arraycopy(z, 0, point, 0, z.length);
        return point;
    }

    @Override
    public void set(double[] x, double[] sum) {
        System.arraycopy(x, 0, z, 0, z.length);
        System.arraycopy(sum, 0, d, 0, d.length);
        Arrays.fill(stepsAtVisit, 0);
        kappa = 1;
        steps = 0;
        point();
    }
}
