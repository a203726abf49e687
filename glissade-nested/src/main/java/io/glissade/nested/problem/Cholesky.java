package io.glissade.nested.problem;

/** The factor L of a symmetric positive definite matrix A = L L', lower triangle by rows. */
final class Cholesky {

    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i != j) {
                    lower[i][j] = rest / lower[j][j];
                } else if (rest > 0 && Double.isFinite(rest)) {
                    lower[i][i] = Math.sqrt(rest);
                } else {
                    throw new IllegalArgumentException(
                            "the Hessian must be positive definite, got a pivot of " + rest + " at feature " + i);
                }
            }
        }
        return new Cholesky(lower);
    }

    /** A^-1 b. */
    double[] solve(double[] b) {
        double[] solution = b.clone();
        for (int i = 0; i < b.length; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = b.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < b.length; k++) {
                solution[i] -= lower[k][i] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        return solution;
    }
}
