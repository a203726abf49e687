package io.glissade.finitesum.example;

import static io.glissade.testkit.ForAll.random;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.Loss;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sums made in a test. */
public final class RandomSums {

    private RandomSums() {}

    /** Gaussian entries. */
    public static DenseDesign dense(int rows, int columns, long seed) {
        RandomGenerator random = random(seed);
        return new DenseDesign(
                rows,
                columns,
                random.doubles(0, 1)
                        .map(any -> random.nextGaussian())
                        .limit((long) rows * columns)
                        .toArray());
    }

    /**
     * Gaussian entries, about {@code perRow} in a row. With more than two rows the first is empty, with more than two columns the last
     * is zero.
     */
    public static SparseDesign sparse(int rows, int columns, int perRow, long seed) {
        RandomGenerator random = random(seed);
        int[] starts = new int[rows + 1];
        int[] indices = new int[rows * columns];
        double[] values = new double[rows * columns];
        int used = columns > 2 ? columns - 1 : columns;
        int at = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < used && (i > 0 || rows <= 2); j++) {
                if (random.nextDouble() < (double) perRow / used) {
                    indices[at] = j;
                    values[at++] = random.nextGaussian();
                }
            }
            starts[i + 1] = at;
        }
        return new SparseDesign(columns, starts, Arrays.copyOf(indices, at), Arrays.copyOf(values, at));
    }

    /** The same matrix with its zeros. */
    public static DenseDesign withZeros(SparseDesign sparse) {
        double[] values = new double[sparse.rows() * sparse.columns()];
        for (int i = 0; i < sparse.rows(); i++) {
            for (int at = sparse.starts()[i]; at < sparse.starts()[i + 1]; at++) {
                values[i * sparse.columns() + sparse.indices()[at]] = sparse.values()[at];
            }
        }
        return new DenseDesign(sparse.rows(), sparse.columns(), values);
    }

    /** With targets of a noisy plane: real for the squared loss, otherwise -1 and 1. */
    public static LinearSum sum(
            Design design, Loss loss, double l2, double l1, boolean intercept, double @Nullable [] weights) {
        RandomGenerator random = random(7);
        double[] plane = random.doubles(design.columns())
                .map(any -> random.nextGaussian())
                .toArray();
        double[] targets = new double[design.rows()];
        for (int i = 0; i < targets.length; i++) {
            double noisy = design.dot(i, plane) / 2 + random.nextGaussian();
            targets[i] = loss instanceof Squared ? noisy : noisy > 0 ? 1 : -1;
        }
        return new LinearSum(design, targets, weights, loss, l2, l1, intercept);
    }
}
