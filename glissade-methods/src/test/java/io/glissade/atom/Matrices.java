package io.glissade.atom;

import io.glissade.testkit.ForAll;
import java.util.random.RandomGenerator;

/** Matrices with known singular values. */
final class Matrices {

    private Matrices() {}

    static double[] rankOne(int rows, int columns, long seed) {
        return withSingularValues(rows, columns, seed, 1);
    }

    /** Row after row, with random orthonormal vectors. */
    static double[] withSingularValues(int rows, int columns, long seed, double... values) {
        RandomGenerator random = ForAll.random(seed);
        double[][] lefts = orthonormal(random, values.length, rows);
        double[][] rights = orthonormal(random, values.length, columns);
        double[] matrix = new double[rows * columns];
        for (int k = 0; k < values.length; k++) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    matrix[r * columns + c] += values[k] * lefts[k][r] * rights[k][c];
                }
            }
        }
        return matrix;
    }

    /** By reflections, so that it shares nothing with what it tests. */
    private static double[][] orthonormal(RandomGenerator random, int count, int length) {
        double[][] vectors = new double[count][length];
        for (int k = 0; k < count; k++) {
            vectors[k][k] = 1;
        }
        for (int i = 0; i < length; i++) {
            double[] normal = RandomVectors.gaussian(random, length);
            double square = RandomVectors.dot(normal, normal);
            for (double[] vector : vectors) {
                double share = 2 * RandomVectors.dot(normal, vector) / square;
                for (int j = 0; j < length; j++) {
                    vector[j] -= share * normal[j];
                }
            }
        }
        return vectors;
    }
}
