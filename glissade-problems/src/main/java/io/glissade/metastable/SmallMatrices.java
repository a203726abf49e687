package io.glissade.metastable;

/** What the law of exits needs of Hessians: eigenvalues of symmetric matrices, determinants of any. Cost d^3 and a few times that. */
final class SmallMatrices {
    private static final int SWEEPS = 100;

    private SmallMatrices() {}

    /** The eigenvalues of a symmetric matrix in no order, by Jacobi's rotations: accurate to rounding relative to the largest. */
    static double[] eigenvalues(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = copy(symmetric);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean diagonal = true;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    if (Math.abs(a[p][q]) > 0x1p-60 * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) {
                        diagonal = false;
                        rotate(a, p, q);
                    }
                }
            }
            if (diagonal) {
                break;
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return values;
    }

    /** Makes a[p][q] zero by a rotation of the plane of p and q. */
    private static void rotate(double[][] a, int p, int q) {
        double cotangent = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, cotangent) / (Math.abs(cotangent) + Math.hypot(1, cotangent));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (double[] row : a) {
            double left = row[p];
            row[p] = cosine * left - sine * row[q];
            row[q] = sine * left + cosine * row[q];
        }
        for (int k = 0; k < a.length; k++) {
            double upper = a[p][k];
            a[p][k] = cosine * upper - sine * a[q][k];
            a[q][k] = sine * upper + cosine * a[q][k];
        }
        a[p][q] = 0;
        a[q][p] = 0;
    }

    /** The sign of the determinant, by elimination with pivots: -1, 0 or 1. */
    static int signOfDeterminant(double[][] matrix) {
        double[][] a = copy(matrix);
        int sign = 1;
        for (int k = 0; k < a.length; k++) {
            int pivot = k;
            for (int i = k + 1; i < a.length; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            if (a[pivot][k] == 0) {
                return 0;
            }
            if (pivot != k) {
                double[] row = a[k];
                a[k] = a[pivot];
                a[pivot] = row;
                sign = -sign;
            }
            sign = a[k][k] < 0 ? -sign : sign;
            for (int i = k + 1; i < a.length; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < a.length; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        return sign;
    }

    static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
