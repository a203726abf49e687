package io.glissade.finitesum.example;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.Start;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sums made for tests: rows with zeros, an empty row and an empty column among them, stored densely and sparsely. */
public final class Examples {

    private Examples() {}

    /** Rows of Gaussian numbers of which a share is kept; row 0 is empty and so is the last column. */
    public static DenseDesign dense(int rows, int columns, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * columns];
        for (int at = columns; at < values.length; at++) {
            double number = gaussian(random);
            boolean kept = random.nextDouble() < share && (at + 1) % columns != 0;
            values[at] = kept ? number : 0;
        }
        return new DenseDesign(rows, columns, values);
    }

    /** The same numbers in compressed rows. */
    public static SparseDesign sparse(DenseDesign dense) {
        int[] starts = new int[dense.rows() + 1];
        int[] indices = new int[dense.values().length];
        double[] values = new double[dense.values().length];
        int count = 0;
        for (int row = 0; row < dense.rows(); row++) {
            for (int j = 0; j < dense.columns(); j++) {
                double value = dense.values()[row * dense.columns() + j];
                if (value != 0) {
                    indices[count] = j;
                    values[count++] = value;
                }
            }
            starts[row + 1] = count;
        }
        return new SparseDesign(dense.columns(), starts, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
    }

    /** Labels -1 and 1 that a hidden plane explains for the most part. */
    public static double[] labels(Design design, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] plane = new double[design.columns()];
        Arrays.setAll(plane, j -> gaussian(random));
        double[] labels = new double[design.rows()];
        Arrays.setAll(labels, i -> design.dot(i, plane) + 2 * gaussian(random) + 0.5 > 0 ? 1 : -1);
        return labels;
    }

    /** A sum over {@link #dense} rows with l2 = 1/n. */
    public static LinearSum sum(int rows, int columns, Loss loss, boolean intercept) {
        DenseDesign design = dense(rows, columns, 0.5, 1);
        return new LinearSum(design, labels(design, 2), null, loss, 1.0 / rows, 0, intercept);
    }

    /** The same sum over compressed rows. */
    public static LinearSum sparse(LinearSum sum) {
        return withRows(sum, sparse((DenseDesign) sum.design()), null);
    }

    /** Other rows under the same targets. */
    public static LinearSum withRows(LinearSum sum, Design design, double @Nullable [] weights) {
        double[] targets = new double[sum.rows()];
        Arrays.setAll(targets, sum::target);
        return new LinearSum(design, targets, weights, sum.loss(), sum.l2(), sum.l1(), sum.intercept());
    }

    /** A run from zero, evaluated after every pass. */
    public static FiniteSumIteration run(FiniteSumMethod method, LinearSum sum, int passes, long seed) {
        FiniteSumIteration run =
                method.start(sum, Start.atZero((int) sum.space().dimension()), Evaluation.EVERY_PASS, seed);
        for (int k = 0; k <= passes; k++) {
            run.step();
        }
        return run;
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log1p(-random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
