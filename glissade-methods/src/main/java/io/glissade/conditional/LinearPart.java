package io.glissade.conditional;

import io.glissade.atom.Atom;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The mean loss of a linear model, kept as the margins of the rows: moving along an atom reads the columns of the atom only. */
final class LinearPart implements SmoothPart {

    private static final int COLUMNS_WORTH_A_THREAD = 256;
    private static final double LOOSE = 1e-9;

    private final LinearSum sum;
    private final Design columns;
    private final RowPasses passes;
    private final double @Nullable [] freeColumn;
    private final @Nullable FreeCoordinate freeCoordinate;
    private final double[] margins;
    private final double[] change;
    private final double[] slopes;
    private double value;
    private double free;

    LinearPart(GaugeProblem problem) {
        this.sum = problem.sum();
        this.columns = problem.columns();
        this.passes = new RowPasses(sum);
        this.freeColumn = problem.freeColumn();
        this.freeCoordinate = freeColumn == null ? null : new FreeCoordinate(sum, freeColumn);
        this.margins = new double[sum.rows()];
        this.change = new double[sum.rows()];
        this.slopes = new double[sum.rows()];
    }

    @Override
    public void restart(double[] x) {
        passes.margins(x, margins);
        free = sum.intercept() ? x[x.length - 1] : 0;
        evaluate();
    }

    private void evaluate() {
        if (freeCoordinate != null) {
            free += freeCoordinate.fit(margins);
        }
        value = passes.meanLoss(margins);
        passes.slopes(margins, slopes);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= sum.weight(i) / slopes.length;
        }
    }

    @Override
    public double value() {
        return value;
    }

    @Override
    public void descent(int[] wanted, int count, double[] out) {
        IntStream range = IntStream.range(0, count);
        (count >= COLUMNS_WORTH_A_THREAD ? range.parallel() : range)
                .forEach(at -> out[wanted[at]] = -columns.dot(wanted[at], slopes));
    }

    /** Infinite where the margins are so large that the free coordinate cannot be told: what rests on its minimum would be no bound then. */
    @Override
    public double inner() {
        double total = 0;
        double loose = 0;
        double size = 0;
        for (int i = 0; i < margins.length; i++) {
            total += slopes[i] * margins[i];
            double one = freeColumn == null ? 0 : slopes[i] * freeColumn[i];
            loose += one;
            size += Math.abs(one);
        }
        return Math.abs(loose) <= LOOSE * size ? total - free * loose : Double.POSITIVE_INFINITY;
    }

    @Override
    public void aim(Atom atom, double amount) {
        Arrays.fill(change, 0);
        for (int k = 0; k < atom.size(); k++) {
            columns.add(atom.index(k), amount * atom.value(k), change);
        }
        for (int i = 0; i < change.length; i++) {
            change[i] -= margins[i] - (freeColumn == null ? 0 : free * freeColumn[i]);
        }
    }

    @Override
    public double slopeAlong(double theta) {
        return passes.slopeAlong(margins, change, theta);
    }

    @Override
    public void move(double theta) {
        for (int i = 0; i < margins.length; i++) {
            margins[i] += theta * change[i];
        }
        evaluate();
    }

    /** The change of each row's margin with the weight of an atom. */
    void marginsOf(Atom atom, double[] out) {
        Arrays.fill(out, 0);
        for (int k = 0; k < atom.size(); k++) {
            columns.add(atom.index(k), atom.value(k), out);
        }
    }

    /** Looks along a change of the margins. */
    void aim(double[] direction) {
        System.arraycopy(direction, 0, change, 0, change.length);
    }

    /** The derivative of the value along a change of the margins, at the margins as they are. */
    double slope(double[] direction) {
        return passes.slopeAlong(margins, direction, 0);
    }

    /** A bound on the second derivative of the value along a change of the margins; infinite where the loss has none. */
    double curvature(double[] direction) {
        double squares = 0;
        for (int i = 0; i < direction.length; i++) {
            squares += sum.weight(i) * direction[i] * direction[i];
        }
        return squares == 0 ? 0 : sum.loss().smoothness() * squares / direction.length;
    }

    /** The value at the margins and so much of a change of them. Cost: a loss for each row. */
    double valueAlong(double[] direction, double amount) {
        shift(direction, amount);
        double there = passes.meanLoss(margins);
        shift(direction, -amount);
        return there;
    }

    /** Moves the margins and evaluates nothing: until {@link #refresh} value and descent are those of before. */
    void shift(double[] direction, double amount) {
        for (int i = 0; i < margins.length; i++) {
            margins[i] += amount * direction[i];
        }
    }

    /** Chooses the free coordinate anew and evaluates. */
    void refresh() {
        evaluate();
    }

    /** The free coordinate; 0 without one. */
    double free() {
        return free;
    }

    @Override
    public void addFree(double[] pointOut) {
        if (sum.intercept()) {
            pointOut[pointOut.length - 1] = free;
        } else if (freeColumn != null) {
            for (int j = 0; j < pointOut.length; j++) {
                pointOut[j] += free;
            }
        }
    }
}
