package io.glissade.gaussian;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/** A symmetric positive definite matrix by its eigenvalues and eigenvectors, so that functions of it are functions of numbers. */
final class Eigenbasis {
    private static final double RELATIVE_ASYMMETRY = 1e-10;

    private final double[] values;
    /** {@code vectors[k]} is the eigenvector of {@code values[k]}, orthonormal; {@code null} for the unit vectors. */
    private final double @Nullable [][] vectors;

    private Eigenbasis(double[] values, double @Nullable [][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    static Eigenbasis ofDiagonal(double[] values) {
        return new Eigenbasis(values.clone(), null);
    }

    /** Of a matrix that is symmetric up to rounding; {@code name} is for the message where it is not, or not positive definite. */
    static Eigenbasis of(String name, double[][] rows) {
        EigenDecompositionSymmetric found =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(symmetric(name, rows)));
        double[] values = found.getEigenvalues();
        double[][] vectors = new double[values.length][];
        for (int k = 0; k < values.length; k++) {
            if (!(values[k] > 0)) {
                throw new IllegalArgumentException(
                        name + " must be positive definite, got the eigenvalue " + values[k]);
            }
            vectors[k] = found.getEigenvector(k).toArray();
        }
        return new Eigenbasis(values, vectors);
    }

    /** The mean of the matrix and its transpose, after a check that they agree. */
    static double[][] symmetric(String name, double[][] rows) {
        double largest = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows.length) {
                throw new IllegalArgumentException(
                        "row " + i + " of " + name + " must have " + rows.length + " numbers, got " + rows[i].length);
            }
            for (int j = 0; j < rows.length; j++) {
                Require.finite(name + " at [" + i + "][" + j + "]", rows[i][j]);
                largest = Math.max(largest, Math.abs(rows[i][j]));
            }
        }
        double[][] symmetric = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (Math.abs(rows[i][j] - rows[j][i]) > RELATIVE_ASYMMETRY * largest) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "%s must be symmetric, got [%d][%d] = %s and [%d][%d] = %s",
                            name,
                            i,
                            j,
                            rows[i][j],
                            j,
                            i,
                            rows[j][i]));
                }
                symmetric[i][j] = (rows[i][j] + rows[j][i]) / 2;
            }
        }
        return symmetric;
    }

    /** An orthonormal basis drawn uniformly: Gaussian vectors, each made orthogonal to those before it, twice for the rounding. */
    static Eigenbasis random(double[] values, RandomGenerator random) {
        double[][] vectors = new double[values.length][values.length];
        for (int k = 0; k < values.length; k++) {
            double[] vector = vectors[k];
            Arrays.setAll(vector, i -> random.nextGaussian());
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    axpy(-dot(vectors[j], vector), vectors[j], vector);
                }
                double norm = Math.sqrt(dot(vector, vector));
                Arrays.setAll(vector, i -> vector[i] / norm);
            }
        }
        return new Eigenbasis(values, vectors);
    }

    /** The eigenvalues, not sorted: the array itself, not to be changed. */
    double[] values() {
        return values;
    }

    Eigenbasis inverse() {
        return new Eigenbasis(Arrays.stream(values).map(value -> 1 / value).toArray(), vectors);
    }

    /** The matrix with the same eigenvectors whose eigenvalues are {@code function} of these. */
    double[][] compose(DoubleUnaryOperator function) {
        return compose(Arrays.stream(values).map(function).toArray());
    }

    /** The matrix with the same eigenvectors and other eigenvalues, which need not be positive. */
    double[][] compose(double[] others) {
        int dimension = values.length;
        double[][] rows = new double[dimension][dimension];
        for (int k = 0; k < dimension; k++) {
            if (vectors == null) {
                rows[k][k] = others[k];
                continue;
            }
            double[] vector = vectors[k];
            for (int i = 0; i < dimension; i++) {
                axpy(others[k] * vector[i], vector, rows[i]);
            }
        }
        return rows;
    }

    /** The matrix that has the rows {@code coordinates} in the basis of the eigenvectors. */
    double[][] fromCoordinates(double[][] coordinates) {
        if (vectors == null) {
            return coordinates;
        }
        RealMatrix basis = MatrixUtils.createRealMatrix(vectors);
        return basis.transposeMultiply(MatrixUtils.createRealMatrix(coordinates))
                .multiply(basis)
                .getData();
    }

    /** The diagonal of {@link #compose}. */
    double[] diagonalOf(DoubleUnaryOperator function) {
        double[] diagonal = new double[values.length];
        for (int k = 0; k < diagonal.length; k++) {
            double other = function.applyAsDouble(values[k]);
            if (vectors == null) {
                diagonal[k] = other;
                continue;
            }
            for (int i = 0; i < diagonal.length; i++) {
                diagonal[i] += other * vectors[k][i] * vectors[k][i];
            }
        }
        return diagonal;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void axpy(double factor, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += factor * x[i];
        }
    }
}
