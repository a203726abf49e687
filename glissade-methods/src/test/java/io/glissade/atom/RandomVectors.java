package io.glissade.atom;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import java.util.random.RandomGenerator;

/** Random vectors and sums, and sums of products. */
final class RandomVectors {

    private RandomVectors() {}

    static double[] gaussian(RandomGenerator random, int length) {
        double[] vector = new double[length];
        for (int j = 0; j < length; j++) {
            vector[j] = random.nextGaussian();
        }
        return vector;
    }

    /** Weighted rows, columns of very different lengths, a third of the entries zero. */
    static LinearSum sum(RandomGenerator random, int rows, int columns, boolean sparse) {
        double[] matrix = gaussian(random, rows * columns);
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            weights[i] = 0.2 + random.nextDouble();
        }
        for (int at = 0; at < matrix.length; at++) {
            matrix[at] *= random.nextInt(3) == 0 ? 0 : 1 + at % columns % 4;
        }
        DenseDesign dense = new DenseDesign(rows, columns, matrix);
        return new LinearSum(
                sparse ? sparse(dense) : dense, gaussian(random, rows), weights, new Squared(), 0, 0, false);
    }

    static SparseDesign sparse(DenseDesign dense) {
        int[] starts = new int[dense.rows() + 1];
        int[] indices = new int[dense.values().length];
        double[] values = new double[dense.values().length];
        int entries = 0;
        for (int i = 0; i < dense.rows(); i++) {
            for (int j = 0; j < dense.columns(); j++) {
                if (dense.values()[i * dense.columns() + j] != 0) {
                    indices[entries] = j;
                    values[entries++] = dense.values()[i * dense.columns() + j];
                }
            }
            starts[i + 1] = entries;
        }
        return new SparseDesign(
                dense.columns(),
                starts,
                java.util.Arrays.copyOf(indices, entries),
                java.util.Arrays.copyOf(values, entries));
    }

    static double[] dense(Atom atom, int length) {
        double[] vector = new double[length];
        for (int k = 0; k < atom.size(); k++) {
            vector[atom.index(k)] += atom.value(k);
        }
        return vector;
    }

    static double dot(double[] a, double[] b) {
        double total = 0;
        for (int j = 0; j < a.length; j++) {
            total += a[j] * b[j];
        }
        return total;
    }
}
