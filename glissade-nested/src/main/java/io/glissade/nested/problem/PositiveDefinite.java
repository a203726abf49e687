package io.glissade.nested.problem;

/** Small systems of linear equations with a positive definite matrix. */
final class PositiveDefinite {

    private PositiveDefinite() {}

    /** X with A X = B by the factor of Cholesky; A is n x n, symmetric, of which the lower half is read, and B is n x m. */
    static double[][] solve(double[][] matrix, double[][] right) {
        int n = matrix.length;
        double[][] factor = factor(matrix);
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            x[i] = right[i].clone();
            for (int k = 0; k < i; k++) {
                subtract(factor[i][k], x[k], x[i]);
            }
            divide(factor[i][i], x[i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                subtract(factor[k][i], x[k], x[i]);
            }
            divide(factor[i][i], x[i]);
        }
        return x;
    }

    private static double[][] factor(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= factor[i][k] * factor[j][k];
                }
                if (i == j && !(rest > 0)) {
                    throw new IllegalArgumentException(
                            "matrix must be positive definite, its pivot " + (i + 1) + " is " + rest);
                }
                factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
            }
        }
        return factor;
    }

    private static void subtract(double factor, double[] row, double[] from) {
        for (int j = 0; j < row.length; j++) {
            from[j] -= factor * row[j];
        }
    }

    private static void divide(double by, double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] /= by;
        }
    }
}
