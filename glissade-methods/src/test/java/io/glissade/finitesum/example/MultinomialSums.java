package io.glissade.finitesum.example;

import static io.glissade.testkit.ForAll.random;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.MultinomialSum;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Multinomial sums to test with, and their minima by another way. */
public final class MultinomialSums {

    private MultinomialSums() {}

    /** Every sixth row is empty and feature 1 never occurs. */
    public static DenseDesign design(RandomGenerator random, int rows, int columns, int oneIn) {
        double[] values = new double[rows * columns];
        for (int at = 0; at < values.length; at++) {
            boolean empty = at / columns % 6 == 5 || at % columns == 1 || random.nextInt(oneIn) > 0;
            values[at] = empty ? 0 : random.nextGaussian();
        }
        return new DenseDesign(rows, columns, values);
    }

    public static SparseDesign sparse(DenseDesign dense) {
        int[] starts = new int[dense.rows() + 1];
        int[] indices = new int[dense.values().length];
        double[] values = new double[indices.length];
        int end = 0;
        for (int at = 0; at < dense.values().length; at++) {
            if (dense.values()[at] != 0) {
                indices[end] = at % dense.columns();
                values[end++] = dense.values()[at];
            }
            starts[at / dense.columns() + 1] = end;
        }
        return new SparseDesign(dense.columns(), starts, Arrays.copyOf(indices, end), Arrays.copyOf(values, end));
    }

    /** Classes that the first feature and chance decide, each with a row. */
    public static int[] targets(RandomGenerator random, DenseDesign design, int outputs) {
        int[] targets = new int[design.rows()];
        for (int i = 0; i < targets.length; i++) {
            double score = design.values()[i * design.columns()] + random.nextGaussian();
            targets[i] = i < outputs ? i : Math.max(0, Math.min(outputs - 1, (int) Math.floor(score + outputs / 2.0)));
        }
        return targets;
    }

    public static double[] weights(RandomGenerator random, int rows) {
        double[] weights = new double[rows];
        Arrays.setAll(weights, i -> 0.2 + 2 * random.nextDouble());
        return weights;
    }

    public static MultinomialSum of(long seed, int rows, int columns, int outputs, double l2, boolean intercept) {
        RandomGenerator random = random(seed);
        DenseDesign design = design(random, rows, columns, 2);
        return new MultinomialSum(
                design, targets(random, design, outputs), weights(random, rows), outputs, l2, intercept);
    }

    /** The same sum with its rows stored the other way. */
    public static MultinomialSum with(MultinomialSum sum, Design design) {
        int[] targets = new int[sum.rows()];
        Arrays.setAll(targets, sum::target);
        double[] weights = new double[sum.rows()];
        Arrays.setAll(weights, sum::weight);
        return new MultinomialSum(design, targets, weights, sum.outputs(), sum.l2(), sum.intercept());
    }

    /** The minimiser whose intercepts add up to 0, by Newton's method, its systems solved by conjugate gradients. */
    public static double[] minimiser(MultinomialSum sum) {
        double[] x = sum.space().zero();
        double[] gradient = sum.space().zero();
        double[] next = sum.space().zero();
        double[] ignored = sum.space().zero();
        for (int i = 0; i < 60; i++) {
            double value = sum.valueAndGradient(x, gradient);
            double norm = sum.space().norm(gradient);
            if (norm < 1e-13) {
                centre(sum, x);
                return x;
            }
            double[] direction = solve(sum, x, gradient, Math.min(0.1, norm) * norm);
            double length = 1;
            do {
                sum.space().copy(x, next);
                sum.space().axpy(-length, direction, next);
                length /= 2;
            } while (sum.valueAndGradient(next, ignored) > value + 1e-15 && length > 1e-9);
            sum.space().copy(next, x);
        }
        throw new AssertionError(
                "Newton's method did not converge, gradient norm " + sum.space().norm(gradient));
    }

    private static void centre(MultinomialSum sum, double[] x) {
        int first = sum.design().columns() * sum.outputs();
        double mean = Arrays.stream(x, first, x.length).average().orElse(0);
        for (int at = first; at < x.length; at++) {
            x[at] -= mean;
        }
    }

    private static double[] solve(MultinomialSum sum, double[] x, double[] gradient, double tolerance) {
        double[] solution = sum.space().zero();
        double[] residual = gradient.clone();
        double[] direction = gradient.clone();
        double[] image = sum.space().zero();
        double squares = sum.space().dot(residual, residual);
        for (int i = 0; i < 500 && Math.sqrt(squares) > tolerance; i++) {
            hessianTimes(sum, x, direction, image);
            double length = squares / sum.space().dot(direction, image);
            sum.space().axpy(length, direction, solution);
            sum.space().axpy(-length, image, residual);
            double squaresNext = sum.space().dot(residual, residual);
            sum.space().scale(squaresNext / squares, direction);
            sum.space().axpy(1, residual, direction);
            squares = squaresNext;
        }
        return solution;
    }

    private static void hessianTimes(MultinomialSum sum, double[] x, double[] v, double[] out) {
        int outputs = sum.outputs();
        double[] slopes = new double[sum.rows() * outputs];
        sum.meanLoss(x, slopes);
        double[] changes = new double[outputs];
        for (int i = 0; i < sum.rows(); i++) {
            sum.margins(i, v, changes);
            slopes[i * outputs + sum.target(i)] += 1;
            double mean = 0;
            for (int k = 0; k < outputs; k++) {
                mean += slopes[i * outputs + k] * changes[k];
            }
            for (int k = 0; k < outputs; k++) {
                slopes[i * outputs + k] *= changes[k] - mean;
            }
        }
        sum.combine(slopes, out);
        for (int at = 0; at < sum.design().columns() * outputs; at++) {
            out[at] += sum.l2() * v[at];
        }
    }

    public static double value(MultinomialSum sum, double[] x) {
        return sum.meanLoss(x, null) + sum.penalty(x);
    }
}
