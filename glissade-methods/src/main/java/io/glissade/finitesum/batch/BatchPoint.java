package io.glissade.finitesum.batch;

import io.glissade.linear.LinearSum;
import io.glissade.linear.RowPasses;

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
    private double boundOnValue;
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
        boundOnValue = Double.POSITIVE_INFINITY;
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
     * Whether the certificate can meet the tolerance: without an intercept, the duality gap at fresh slopes is
     * {@code ||gradient||^2 / (2 l2)}. Cost: the dimension, and one loss for each row where it comes close.
     */
    boolean mayMeet(double tolerance) {
        double squares = sum.space().dot(gradient, gradient);
        if (sum.l2() == 0) {
            return Math.sqrt(squares) <= tolerance;
        }
        if (sum.intercept()) {
            squares -= gradient[penalised] * gradient[penalised];
        }
        double gap = squares / (2 * sum.l2());
        if (gap > tolerance * Math.abs(boundOnValue)) {
            return false;
        }
        boundOnValue = passes.meanLoss(margins) + sum.penalty(x);
        return !(gap > tolerance * Math.max(Math.abs(boundOnValue), Math.abs(boundOnValue - gap)));
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
