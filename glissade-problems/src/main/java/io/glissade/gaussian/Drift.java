package io.glissade.gaussian;

import io.glissade.parameter.Require;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** The drift (I + J) H of non-reversible dynamics, and eigenvalues of matrices that are not symmetric. */
final class Drift {
    private static final double RELATIVE_SYMMETRY = 1e-12;

    private Drift() {}

    /** (I + J) H, after a check that J is antisymmetric up to rounding. */
    static RealMatrix of(GaussianTarget target, double[][] rotation) {
        RealMatrix turned = antisymmetric(target.dimension(), rotation);
        return MatrixUtils.createRealIdentityMatrix(target.dimension())
                .add(turned)
                .multiply(MatrixUtils.createRealMatrix(target.precision()));
    }

    private static RealMatrix antisymmetric(int dimension, double[][] rows) {
        if (rows.length != dimension) {
            throw new IllegalArgumentException("J must have " + dimension + " rows, got " + rows.length);
        }
        double largest = 0;
        for (int i = 0; i < dimension; i++) {
            if (rows[i].length != dimension) {
                throw new IllegalArgumentException(
                        "row " + i + " of J must have " + dimension + " numbers, got " + rows[i].length);
            }
            for (int j = 0; j < dimension; j++) {
                Require.finite("J[" + i + "][" + j + "]", rows[i][j]);
                largest = Math.max(largest, Math.abs(rows[i][j]));
            }
        }
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                if (Math.abs(rows[i][j] + rows[j][i]) > RELATIVE_SYMMETRY * largest) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT,
                            "J must be antisymmetric, got J[%d][%d] = %s and J[%d][%d] = %s",
                            i,
                            j,
                            rows[i][j],
                            j,
                            i,
                            rows[j][i]));
                }
            }
        }
        return MatrixUtils.createRealMatrix(rows);
    }

    /**
     * The eigenvalues of (I + J) H, taken of H^1/2 (I + J) H^1/2: it has the same ones and the symmetric part H, which makes them less sensitive to rounding by up
     * to the root of the condition of H.
     */
    static Complex[] eigenvalues(GaussianTarget target, double[][] rotation) {
        RealMatrix root = MatrixUtils.createRealMatrix(target.basis().compose(Math::sqrt));
        RealMatrix turned = antisymmetric(target.dimension(), rotation);
        return eigenvalues(MatrixUtils.createRealMatrix(target.precision())
                .add(root.multiply(turned).multiply(root)));
    }

    private static Complex[] eigenvalues(RealMatrix matrix) {
        int dimension = matrix.getRowDimension();
        if (matrix.getFrobeniusNorm() == 0) {
            Complex[] zeros = new Complex[dimension];
            Arrays.fill(zeros, Complex.ZERO);
            return zeros;
        }
        return new EigenDecompositionNonSymmetric(matrix).getEigenvalues();
    }
}
