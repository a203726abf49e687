package io.glissade.linear;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Matrices to test with, some rows of which are empty and some columns zero. */
final class RandomDesigns {

    private RandomDesigns() {}

    static double[] gaussian(RandomGenerator random, int length) {
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    /** Every fifth row is empty, column 1 is zero where there is one, and of the rest one in {@code oneIn} is not zero. */
    static DenseDesign dense(RandomGenerator random, int rows, int columns, int oneIn) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (i % 5 != 4 && j != 1 && random.nextInt(oneIn) == 0) {
                    values[i * columns + j] = random.nextGaussian();
                }
            }
        }
        return new DenseDesign(rows, columns, values);
    }

    /** The same matrix without its zeros. */
    static SparseDesign sparse(DenseDesign dense) {
        int[] starts = new int[dense.rows() + 1];
        int[] indices = new int[dense.values().length];
        double[] values = new double[indices.length];
        int at = 0;
        for (int i = 0; i < dense.rows(); i++) {
            for (int j = 0; j < dense.columns(); j++) {
                double value = dense.values()[i * dense.columns() + j];
                if (value != 0) {
                    indices[at] = j;
                    values[at++] = value;
                }
            }
            starts[i + 1] = at;
        }
        return new SparseDesign(dense.columns(), starts, Arrays.copyOf(indices, at), Arrays.copyOf(values, at));
    }
}
