package io.glissade.linear;

import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.space.EuclideanSpace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A finite sum of losses of linear functions with penalty:
 *
 * <pre>P(x) = (1/n) sum_i w_i loss(a_i'x + c, b_i) + (l2/2) ||x||^2 + l1 ||x||_1</pre>
 *
 * <p>The weights {@code w_i} average to 1. The intercept {@code c} is the last coordinate of the point where there is one; it
 * is not penalised. As an {@link Objective} it is the smooth part, without {@code l1}: every gradient method
 * runs on it as it stands. Cost of a gradient: one pass over the design.
 */
public final class LinearSum implements Objective<double[]> {

    private final Design design;
    private final double[] targets;
    private final double @Nullable [] weights;
    private final Loss loss;
    private final double l2;
    private final double l1;
    private final boolean intercept;
    private final boolean parallel;
    private final EuclideanSpace space;

    /**
     * @param targets one finite number for each row; kept, not copied
     * @param weights one positive number for each row; {@code null} for equal weights. Weights k are the same as rows k times over
     * @param l2 not negative
     * @param l1 not negative
     */
    public LinearSum(
            Design design,
            double[] targets,
            double @Nullable [] weights,
            Loss loss,
            double l2,
            double l1,
            boolean intercept) {
        requireOneForEachRow("targets", design, targets);
        for (int i = 0; i < targets.length; i++) {
            Require.finite("target of row " + i, targets[i]);
            String rule = loss.broken(targets[i]);
            if (rule != null) {
                throw new IllegalArgumentException("target of row " + i + " " + rule + ", got " + targets[i]);
            }
        }
        Require.notNegative("l2", l2);
        Require.notNegative("l1", l1);
        this.design = design;
        this.targets = targets;
        this.weights = weights == null ? null : averagingToOne(design, weights);
        this.loss = loss;
        this.l2 = l2;
        this.l1 = l1;
        this.intercept = intercept;
        this.parallel = true;
        this.space = new EuclideanSpace(design.columns() + (intercept ? 1 : 0));
    }

    private LinearSum(LinearSum sum, double l2, double l1, boolean parallel) {
        Require.notNegative("l2", l2);
        Require.notNegative("l1", l1);
        this.design = sum.design;
        this.targets = sum.targets;
        this.weights = sum.weights;
        this.loss = sum.loss;
        this.l2 = l2;
        this.l1 = l1;
        this.intercept = sum.intercept;
        this.parallel = parallel;
        this.space = sum.space;
    }

    private static void requireOneForEachRow(String name, Design design, double[] numbers) {
        if (numbers.length != design.rows()) {
            throw new IllegalArgumentException(
                    name + " must be one for each of " + design.rows() + " rows, got " + numbers.length);
        }
    }

    static double[] averagingToOne(Design design, double[] weights) {
        requireOneForEachRow("weights", design, weights);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Require.positive("weight of row " + i, weights[i]);
            sum += weights[i];
        }
        double factor = weights.length / sum;
        return Arrays.stream(weights).map(weight -> weight * factor).toArray();
    }

    /** The same sum with another penalty: a point on a path. */
    public LinearSum with(double l2, double l1) {
        return new LinearSum(this, l2, l1, parallel);
    }

    /** The same sum, its passes over all rows on one thread or on several. The numbers are the same to the last bit. */
    public LinearSum parallel(boolean parallel) {
        return new LinearSum(this, l2, l1, parallel);
    }

    boolean isParallel() {
        return parallel;
    }

    /** The rows. */
    public Design design() {
        return design;
    }

    /** The number of terms. */
    public int rows() {
        return design.rows();
    }

    /** The loss of every term. */
    public Loss loss() {
        return loss;
    }

    /** The weight of the squared norm. */
    public double l2() {
        return l2;
    }

    /** The weight of the absolute values. */
    public double l1() {
        return l1;
    }

    /** Whether the last coordinate of the point is an unpenalised intercept. */
    public boolean intercept() {
        return intercept;
    }

    /** The target of a row. */
    public double target(int row) {
        return targets[row];
    }

    /** The weight of a row; all weights average to 1. */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The margin {@code a_i'x + c} of a row at {@code x}. */
    public double margin(int row, double[] x) {
        double product = design.dot(row, x);
        return intercept ? product + x[design.columns()] : product;
    }

    /** The squared norm of a row, with the constant 1 of the intercept where there is one. */
    public double squaredNorm(int row) {
        return design.squaredNorm(row) + (intercept ? 1 : 0);
    }

    /** {@code (l2/2) ||x||^2 + l1 ||x||_1} without the intercept. */
    public double penalty(double[] x) {
        double squares = 0;
        double absolute = 0;
        for (int j = 0; j < design.columns(); j++) {
            squares += x[j] * x[j];
            absolute += Math.abs(x[j]);
        }
        return l2 / 2 * squares + (l1 == 0 ? 0 : l1 * absolute);
    }

    @Override
    public EuclideanSpace space() {
        return space;
    }

    /** The smooth part: the mean loss and the squared norm. Cost: one look at every entry, on several threads. */
    @Override
    public double valueAndGradient(double[] x, double[] gradientOut) {
        Chunks chunks = Chunks.forVectors(design, gradientOut.length, parallel);
        double[][] gradients = new double[chunks.count()][];
        double[] values = new double[chunks.count()];
        chunks.forEach(chunk -> {
            double[] gradient = chunk == 0 ? gradientOut : new double[gradientOut.length];
            Arrays.fill(gradient, 0);
            CompensatedSum value = new CompensatedSum();
            for (int row = chunks.start(chunk); row < chunks.start(chunk + 1); row++) {
                double margin = margin(row, x);
                value.add(weight(row) * loss.value(margin, targets[row]));
                addRow(row, weight(row) * loss.derivative(margin, targets[row]), gradient);
            }
            gradients[chunk] = gradient;
            values[chunk] = value.value();
        });
        addUp(gradients);
        double squares = 0;
        for (int j = 0; j < gradientOut.length; j++) {
            double penalised = j < design.columns() ? l2 * x[j] : 0;
            gradientOut[j] = gradientOut[j] / rows() + penalised;
            squares += penalised * x[j];
        }
        return Arrays.stream(values).sum() / rows() + squares / 2;
    }

    /**
     * The mean of the weighted losses at {@code x}, without penalty.
     *
     * @param slopesOut the derivative of each row's loss, not weighted; {@code null} where they are not wanted
     */
    public double meanLoss(double[] x, double @Nullable [] slopesOut) {
        Chunks chunks = Chunks.forNumbers(design, parallel);
        double[] values = new double[chunks.count()];
        chunks.forEach(chunk -> {
            CompensatedSum value = new CompensatedSum();
            for (int row = chunks.start(chunk); row < chunks.start(chunk + 1); row++) {
                double margin = margin(row, x);
                value.add(weight(row) * loss.value(margin, targets[row]));
                if (slopesOut != null) {
                    slopesOut[row] = loss.derivative(margin, targets[row]);
                }
            }
            values[chunk] = value.value();
        });
        return Arrays.stream(values).sum() / rows();
    }

    /** The mean of the weighted rows times their slopes, the constant of the intercept included. */
    public void combine(double[] slopes, double[] out) {
        Chunks chunks = Chunks.forVectors(design, out.length, parallel);
        double[][] parts = new double[chunks.count()][];
        chunks.forEach(chunk -> {
            double[] part = chunk == 0 ? out : new double[out.length];
            Arrays.fill(part, 0);
            for (int row = chunks.start(chunk); row < chunks.start(chunk + 1); row++) {
                addRow(row, weight(row) * slopes[row], part);
            }
            parts[chunk] = part;
        });
        addUp(parts);
        for (int j = 0; j < out.length; j++) {
            out[j] /= rows();
        }
    }

    private void addRow(int row, double scale, double[] out) {
        design.add(row, scale, out);
        if (intercept) {
            out[design.columns()] += scale;
        }
    }

    static void addUp(double[][] parts) {
        for (int chunk = 1; chunk < parts.length; chunk++) {
            for (int j = 0; j < parts[0].length; j++) {
                parts[0][j] += parts[chunk][j];
            }
        }
    }
}
