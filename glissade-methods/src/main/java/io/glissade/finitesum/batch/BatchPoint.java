package io.glissade.finitesum.batch;

import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;
import io.glissade.run.Certificate;

/**
 * A point with its margins, slopes and gradient, that moves along directions. A move costs one pass for the margins of the direction and
 * one for the gradient, which together count as one evaluation of all rows; a trial of the line search costs one slope for each row and
 * no look at the design.
 */
final class BatchPoint {

    private final LinearSum sum;
    private final RowPasses passes;
    private final int penalised;
    private final double[] x;
    private final double[] gradient;
    private final double[] margins;
    private final double[] slopes;
    private final double[] change;
    private double evaluations;

    BatchPoint(LinearSum sum) {
        this.sum = sum;
        this.passes = new RowPasses(sum);
        this.penalised = sum.design().columns();
        this.x = sum.space().zero();
        this.gradient = sum.space().zero();
        this.margins = new double[sum.rows()];
        this.slopes = new double[sum.rows()];
        this.change = new double[sum.rows()];
    }

    /** Stands at {@code x0}. Cost: one evaluation of all rows. */
    void put(double[] x0) {
        System.arraycopy(x0, 0, x, 0, x.length);
        passes.margins(x, margins);
        evaluate();
    }

    /** Forgets the evaluations counted so far. */
    void forget() {
        evaluations = 0;
    }

    private void evaluate() {
        passes.slopes(margins, slopes);
        passes.combine(slopes, gradient);
        for (int j = 0; j < penalised; j++) {
            gradient[j] += sum.l2() * x[j];
        }
        evaluations++;
    }

    /**
     * Moves along {@code direction} as far as the line search says, its first trial at {@code trial}.
     *
     * @return the step length; where it is 0 the point has not moved
     */
    double move(double[] direction, double trial, double flat) {
        passes.margins(direction, change);
        double across = 0;
        double squares = 0;
        for (int j = 0; j < penalised; j++) {
            across += x[j] * direction[j];
            squares += direction[j] * direction[j];
        }
        double constant = sum.l2() * across;
        double growth = sum.l2() * squares;
        double t = new ConvexLineSearch(
                        step -> passes.slopeAlong(margins, change, step) + constant + step * growth,
                        sum.space().dot(gradient, direction),
                        flat)
                .search(trial);
        if (t > 0) {
            for (int j = 0; j < x.length; j++) {
                x[j] += t * direction[j];
            }
            for (int i = 0; i < margins.length; i++) {
                margins[i] += t * change[i];
            }
            evaluate();
        }
        return t;
    }

    /**
     * Value, gap and gradient norm from what is kept: the duality gap at fresh slopes is {@code ||gradient||^2 / (2 l2)}, the
     * intercept apart, which a certificate has to balance first. Cost: the dimension and one loss for each row.
     */
    Certificate estimate() {
        double value = passes.meanLoss(margins) + sum.penalty(x);
        double squares = sum.space().dot(gradient, gradient);
        double penalisedSquares = sum.intercept() ? squares - gradient[penalised] * gradient[penalised] : squares;
        double gap = sum.l2() == 0 ? Double.NaN : penalisedSquares / (2 * sum.l2());
        return new Certificate(value, value - gap, Math.sqrt(squares));
    }

    /** The second derivative of each row's loss, see {@link RowPasses#curvatures}. */
    void curvatures(double[] out) {
        passes.curvatures(margins, out);
    }

    double[] x() {
        return x;
    }

    double[] gradient() {
        return gradient;
    }

    double[] slopes() {
        return slopes;
    }

    double evaluations() {
        return evaluations;
    }
}
