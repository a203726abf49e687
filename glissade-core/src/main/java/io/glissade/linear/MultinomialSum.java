package io.glissade.linear;

import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Multinomial regression, the finite sum for examples of K classes:
 *
 * <pre>P(x) = (1/n) sum_i w_i loss(a_i'x_1 + c_1, ..., a_i'x_K + c_K; b_i) + (l2/2) ||x||^2</pre>
 *
 * <p>with the loss of {@link Softmax} and weights {@code w_i} that average to 1. A point holds {@code x[j K + k]}, the weight of feature
 * j for class k, and then, where there are intercepts, the K of them; they are not penalised. Each class has weights of its own, so that
 * a number added to all classes changes the penalty alone. With K = 2 it is logistic regression with half the {@code l2}: the
 * weights of that are {@code x_1 - x_0}. Cost of a gradient: one pass over the design, K operations for each entry.
 */
public final class MultinomialSum implements Objective<double[]> {

    private final Design design;
    private final int[] targets;
    private final double @Nullable [] weights;
    private final int outputs;
    private final double l2;
    private final boolean intercept;
    private final boolean parallel;
    private final EuclideanSpace space;

    /**
     * @param targets the class of each row, from 0; kept, not copied. With an intercept each class needs a row, or the objective would
     *     have no minimum
     * @param weights one positive number for each row; {@code null} for equal weights. Weights k are the same as rows k times over
     * @param outputs K, at least 2
     * @param l2 not negative
     */
    public MultinomialSum(
            Design design, int[] targets, double @Nullable [] weights, int outputs, double l2, boolean intercept) {
        Require.atLeast("outputs", 2, outputs);
        Require.notNegative("l2", l2);
        requireClasses(design, targets, outputs, intercept);
        this.design = design;
        this.targets = targets;
        this.weights = weights == null ? null : LinearSum.averagingToOne(design, weights);
        this.outputs = outputs;
        this.l2 = l2;
        this.intercept = intercept;
        this.parallel = true;
        this.space = new EuclideanSpace(Math.multiplyExact(design.columns() + (intercept ? 1 : 0), outputs));
    }

    private MultinomialSum(MultinomialSum sum, double l2, boolean parallel) {
        Require.notNegative("l2", l2);
        this.design = sum.design;
        this.targets = sum.targets;
        this.weights = sum.weights;
        this.outputs = sum.outputs;
        this.l2 = l2;
        this.intercept = sum.intercept;
        this.parallel = parallel;
        this.space = sum.space;
    }

    private static void requireClasses(Design design, int[] targets, int outputs, boolean intercept) {
        if (targets.length != design.rows()) {
            throw new IllegalArgumentException(
                    "targets must be one for each of " + design.rows() + " rows, got " + targets.length);
        }
        boolean[] occurs = new boolean[outputs];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0 || targets[i] >= outputs) {
                throw new IllegalArgumentException(
                        "target of row " + i + " must be a class in [0, " + outputs + "), got " + targets[i]);
            }
            occurs[targets[i]] = true;
        }
        for (int k = 0; k < outputs && intercept; k++) {
            if (!occurs[k]) {
                throw new IllegalArgumentException(
                        "each class must have a row where there is an intercept, class " + k + " has none");
            }
        }
    }

    /** The same sum with another penalty: a point on a path. */
    public MultinomialSum with(double l2) {
        return new MultinomialSum(this, l2, parallel);
    }

    /** The same sum, its passes over all rows on one thread or on several. The numbers are the same to the last bit. */
    public MultinomialSum parallel(boolean parallel) {
        return new MultinomialSum(this, l2, parallel);
    }

    /** The rows. */
    public Design design() {
        return design;
    }

    /** The number of terms. */
    public int rows() {
        return design.rows();
    }

    /** The number of classes, K. */
    public int outputs() {
        return outputs;
    }

    /** The weight of the squared norm. */
    public double l2() {
        return l2;
    }

    /** Whether the last K coordinates of the point are unpenalised intercepts. */
    public boolean intercept() {
        return intercept;
    }

    /** The class of a row. */
    public int target(int row) {
        return targets[row];
    }

    /** The weight of a row; all weights average to 1. */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The K margins of a row at {@code x}. */
    public void margins(int row, double[] x, double[] out) {
        design.dots(row, x, out);
        if (intercept) {
            int first = design.columns() * outputs;
            for (int k = 0; k < outputs; k++) {
                out[k] += x[first + k];
            }
        }
    }

    /** The squared norm of a row, with the constant 1 of the intercept where there is one. */
    public double squaredNorm(int row) {
        return design.squaredNorm(row) + (intercept ? 1 : 0);
    }

    /** {@code (l2/2) ||x||^2} without the intercepts. */
    public double penalty(double[] x) {
        double squares = 0;
        for (int at = 0; at < design.columns() * outputs; at++) {
            squares += x[at] * x[at];
        }
        return l2 / 2 * squares;
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        Chunks chunks = Chunks.forVectors(design, gradientOut.length, parallel);
        double[][] gradients = new double[chunks.count()][];
        double[] values = new double[chunks.count()];
        chunks.forEach(chunk -> {
            double[] gradient = emptyPart(chunk, gradientOut);
            double[] slopes = new double[outputs];
            CompensatedSum value = new CompensatedSum();
            for (int row = chunks.start(chunk); row < chunks.start(chunk + 1); row++) {
                margins(row, x, slopes);
                value.add(weight(row) * Softmax.valueAndSlopes(slopes, targets[row]));
                addRow(row, slopes, gradient);
            }
            gradients[chunk] = gradient;
            values[chunk] = value.value();
        });
        LinearSum.addUp(gradients);
        for (int at = 0; at < gradientOut.length; at++) {
            gradientOut[at] = gradientOut[at] / rows() + (at < design.columns() * outputs ? l2 * x[at] : 0);
        }
        return Arrays.stream(values).sum() / rows() + penalty(x);
    }

    /**
     * The mean of the weighted losses at {@code x}, without penalty.
     *
     * @param slopesOut the K slopes of each row, not weighted, row after row; {@code null} where they are not wanted
     */
    public double meanLoss(double[] x, double @Nullable [] slopesOut) {
        Chunks chunks = Chunks.forNumbers(design, parallel);
        double[] values = new double[chunks.count()];
        chunks.forEach(chunk -> {
            double[] slopes = new double[outputs];
            CompensatedSum value = new CompensatedSum();
            for (int row = chunks.start(chunk); row < chunks.start(chunk + 1); row++) {
                margins(row, x, slopes);
                value.add(weight(row) * Softmax.valueAndSlopes(slopes, targets[row]));
                if (slopesOut != null) {
                    System.arraycopy(slopes, 0, slopesOut, row * outputs, outputs);
                }
            }
            values[chunk] = value.value();
        });
        return Arrays.stream(values).sum() / rows();
    }

    /** The mean of the weighted rows times their slopes, K for each row, the constant of the intercept included. */
    public void combine(double[] slopes, double[] out) {
        Chunks chunks = Chunks.forVectors(design, out.length, parallel);
        double[][] parts = new double[chunks.count()][];
        chunks.forEach(chunk -> {
            double[] part = emptyPart(chunk, out);
            double[] ofRow = new double[outputs];
            for (int row = chunks.start(chunk); row < chunks.start(chunk + 1); row++) {
                System.arraycopy(slopes, row * outputs, ofRow, 0, outputs);
                addRow(row, ofRow, part);
            }
            parts[chunk] = part;
        });
        LinearSum.addUp(parts);
        for (int at = 0; at < out.length; at++) {
            out[at] /= rows();
        }
    }

    private static double[] emptyPart(int chunk, double[] out) {
        double[] part = chunk == 0 ? out : new double[out.length];
        Arrays.fill(part, 0);
        return part;
    }

    /** Scales the slopes by the weight of the row. */
    private void addRow(int row, double[] slopes, double[] out) {
        int first = design.columns() * outputs;
        for (int k = 0; k < outputs; k++) {
            slopes[k] *= weight(row);
            if (intercept) {
                out[first + k] += slopes[k];
            }
        }
        design.addAll(row, slopes, out);
    }
}
