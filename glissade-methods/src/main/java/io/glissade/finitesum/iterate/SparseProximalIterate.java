package io.glissade.finitesum.iterate;

import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;

/**
 * For sparse rows: a coordinate that no row touches waits, and makes its steps together when it is next read, as
 * {@link RepeatedProximalStep} does. That is exact because {@code d_j} stays the same meanwhile. Cost of a visit: twice the entries of the
 * row; of a point: its coordinates.
 *
 * <p>Reference: {@code schmidt2017sag}, section 4.1, has the steps without {@code l1}.
 */
public final class SparseProximalIterate implements ProximalIterate {

    // x, d and the step a coordinate stands at lie together: one look at memory instead of three.
    private static final int STRIDE = 4;
    private static final int X = 0;
    private static final int D = 1;
    private static final int AT = 2;

    private final int columns;
    private final int[] starts;
    private final int[] indices;
    private final double[] values;
    private final boolean intercept;
    private final double step;
    private final double share;
    private final RepeatedProximalStep repeated;
    private final double[] state;
    private final double[] point;
    private int now;
    private double offset;
    private double offsetSum;

    public SparseProximalIterate(SparseDesign design, LinearSum sum, double step) {
        this.columns = design.columns();
        this.starts = design.starts();
        this.indices = design.indices();
        this.values = design.values();
        this.intercept = sum.intercept();
        this.step = step;
        this.share = step / sum.rows();
        this.repeated = new RepeatedProximalStep(step, sum.l2(), sum.l1(), sum.rows());
        this.state = new double[Math.multiplyExact(STRIDE, columns)];
        this.point = sum.space().zero();
    }

    @Override
    public double margin(int row) {
        double product = offset;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int base = indices[at] * STRIDE;
            product += values[at] * caughtUp(base);
        }
        return product;
    }

    private double caughtUp(int base) {
        double x = state[base + X];
        int waiting = now - (int) state[base + AT];
        if (waiting > 0) {
            x = repeated.times(waiting, x, share * state[base + D]);
            state[base + X] = x;
            state[base + AT] = now;
        }
        return x;
    }

    @Override
    public void step(int row, double scale, double change) {
        if (now == repeated.most()) {
            catchUp();
        }
        double along = step * scale;
        double next = now + 1;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int base = indices[at] * STRIDE;
            double d = state[base + D];
            state[base + X] = repeated.once(state[base + X], along * values[at] + share * d);
            state[base + D] = d + change * values[at];
            state[base + AT] = next;
        }
        if (intercept) {
            offset -= along + share * offsetSum;
            offsetSum += change;
        }
        now++;
    }

    private void catchUp() {
        for (int base = 0; base < state.length; base += STRIDE) {
            caughtUp(base);
            state[base + AT] = 0;
        }
        now = 0;
    }

    @Override
    public double[] point() {
        catchUp();
        for (int j = 0; j < columns; j++) {
            point[j] = state[j * STRIDE + X];
        }
        if (intercept) {
            point[columns] = offset;
        }
        return point;
    }

    @Override
    public void set(double[] x, double[] d) {
        Arrays.fill(state, 0);
        for (int j = 0; j < columns; j++) {
            state[j * STRIDE + X] = x[j];
            state[j * STRIDE + D] = d[j];
        }
        offset = intercept ? x[columns] : 0;
        offsetSum = intercept ? d[columns] : 0;
        now = 0;
        point();
    }
}
