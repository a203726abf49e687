package io.glissade.nested.problem;

/**
 * The objective of one level of a {@link RandomQuadratic} with all deeper levels reacting: {@code |G (u, 1)|^2 / 2 + |x|^2 / 2},
 * where u are the variables down to this level and x, the last of them, is its own.
 */
public final class ReducedQuadratic {

    private final int own;
    private final double[][] residual;
    private final double[][] slope;

    /**
     * @param residual G, with one column for each coordinate of u and a last one for the constant
     * @param own the number of coordinates of x
     */
    ReducedQuadratic(double[][] residual, int own) {
        this.residual = residual;
        this.own = own;
        int columns = residual[0].length;
        int first = columns - 1 - own;
        this.slope = new double[own][columns];
        for (int i = 0; i < own; i++) {
            for (double[] row : residual) {
                for (int j = 0; j < columns; j++) {
                    slope[i][j] += row[first + i] * row[j];
                }
            }
            slope[i][first + i] += 1;
        }
    }

    /** The trace of its second derivatives with respect to x, at least their largest eigenvalue. */
    double trace() {
        double trace = 0;
        for (int i = 0; i < own; i++) {
            trace += slope[i][upper() + i];
        }
        return trace;
    }

    /** Where x ends, as rows of coefficients of the upper variables and 1: after steps of one size from 0. */
    double[][] steps(int count, double stepSize) {
        double[][] end = new double[own][upper() + 1];
        for (int step = 0; step < count; step++) {
            double[][] next = new double[own][];
            for (int i = 0; i < own; i++) {
                next[i] = end[i].clone();
                for (int j = 0; j <= upper(); j++) {
                    double gradient = rest(i, j);
                    for (int k = 0; k < own; k++) {
                        gradient += slope[i][upper() + k] * end[k][j];
                    }
                    next[i][j] -= stepSize * gradient;
                }
            }
            end = next;
        }
        return end;
    }

    /** Where x is best, likewise. */
    double[][] solution() {
        double[][] hessian = new double[own][own];
        for (int i = 0; i < own; i++) {
            System.arraycopy(slope[i], upper(), hessian[i], 0, own);
        }
        Cholesky factor = Cholesky.of(hessian);
        double[][] solution = new double[own][upper() + 1];
        for (int j = 0; j <= upper(); j++) {
            double[] right = new double[own];
            for (int i = 0; i < own; i++) {
                right[i] = -rest(i, j);
            }
            double[] column = factor.solve(right);
            for (int i = 0; i < own; i++) {
                solution[i][j] = column[i];
            }
        }
        return solution;
    }

    private int upper() {
        return slope[0].length - 1 - own;
    }

    /** The gradient's coefficient of an upper coordinate, or after them of the constant. */
    private double rest(int i, int j) {
        return slope[i][j < upper() ? j : upper() + own];
    }

    /** The value at {@code x}; for the outermost level, which has none above. */
    public double value(double[] x) {
        double sum = 0;
        for (double[] row : residual) {
            double at = product(row, x);
            sum += at * at;
        }
        for (double coordinate : x) {
            sum += coordinate * coordinate;
        }
        return sum / 2;
    }

    /** The gradient at {@code x}; for the outermost level. */
    public double[] gradient(double[] x) {
        double[] gradient = new double[own];
        for (int i = 0; i < own; i++) {
            gradient[i] = product(slope[i], x);
        }
        return gradient;
    }

    /** Where it is least; for the outermost level. */
    public double[] minimiser() {
        double[][] solution = solution();
        double[] minimiser = new double[own];
        for (int i = 0; i < own; i++) {
            minimiser[i] = solution[i][0];
        }
        return minimiser;
    }

    private static double product(double[] row, double[] x) {
        if (x.length != row.length - 1) {
            throw new IllegalArgumentException("x must have length " + (row.length - 1) + ", got " + x.length);
        }
        double sum = row[x.length];
        for (int j = 0; j < x.length; j++) {
            sum += row[j] * x[j];
        }
        return sum;
    }
}
