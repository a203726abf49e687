package io.glissade.atom;

import java.util.Arrays;

/** One-sided rotations of Jacobi: they make vectors orthogonal to each other, whose lengths then are singular values. */
final class Rotations {

    private static final double ORTHOGONAL = 2e-15;
    private static final int MOST_SWEEPS = 40;

    private Rotations() {}

    /**
     * Rotates pairs of the first {@code count} vectors until all are orthogonal, and those of {@code with} alike. Cost: some three to ten
     * sweeps of {@code 5 count^2} looks at a vector.
     *
     * @param length the coordinates of each vector that count; {@code with} has {@code count}
     */
    static void orthogonalise(double[][] vectors, int length, double[][] with, int count) {
        double[] squares = new double[count];
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int i = 0; i < count; i++) {
                squares[i] = Vectors.dot(vectors[i], 0, vectors[i], 0, length);
            }
            boolean rotated = false;
            for (int i = 0; i < count; i++) {
                for (int j = i + 1; j < count; j++) {
                    double product = Vectors.dot(vectors[i], 0, vectors[j], 0, length);
                    if (Math.abs(product) > ORTHOGONAL * Math.sqrt(squares[i]) * Math.sqrt(squares[j])) {
                        double zeta = (squares[j] - squares[i]) / (2 * product);
                        double tangent = Math.copySign(1 / (Math.abs(zeta) + Math.hypot(1, zeta)), zeta);
                        rotate(vectors[i], vectors[j], length, tangent);
                        rotate(with[i], with[j], count, tangent);
                        squares[i] = Math.max(squares[i] - tangent * product, 0);
                        squares[j] += tangent * product;
                        rotated = true;
                    }
                }
            }
            if (!rotated) {
                return;
            }
        }
    }

    private static void rotate(double[] a, double[] b, int length, double tangent) {
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = cosine * tangent;
        for (int k = 0; k < length; k++) {
            double one = a[k];
            a[k] = cosine * one - sine * b[k];
            b[k] = sine * one + cosine * b[k];
        }
    }

    static void toIdentity(double[][] matrix, int count) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(matrix[i], 0, count, 0);
            matrix[i][i] = 1;
        }
    }
}
