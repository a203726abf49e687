package io.glissade.linear;

import java.util.Arrays;

/**
 * A symmetric positive semidefinite matrix by the rows of its lower triangle: row j has j + 1 numbers. Its factor {@code M}, lower
 * triangular with {@code matrix = M'M}, is made in place from the last row to the first, so that the inner loops of filling and of
 * factoring are the same.
 */
public final class Triangle {

    private static final double LEAST_PIVOT = 1e-12;

    private final double[][] rows;

    /** The zero matrix. */
    public Triangle(int dimension) {
        rows = new double[dimension][];
        for (int j = 0; j < dimension; j++) {
            rows[j] = new double[j + 1];
        }
    }

    /** The number of rows. */
    public int dimension() {
        return rows.length;
    }

    /** Row j: its entries up to the diagonal, to be written and read. */
    public double[] row(int j) {
        return rows[j];
    }

    /** All entries 0. */
    public void clear() {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }

    /** The entries of {@code other}, which has the same dimension. */
    public void copy(Triangle other) {
        for (int j = 0; j < rows.length; j++) {
            System.arraycopy(other.rows[j], 0, rows[j], 0, j + 1);
        }
    }

    /** Adds to the diagonal of the first {@code count} rows. */
    public void addToDiagonal(int count, double number) {
        for (int j = 0; j < count; j++) {
            rows[j][j] += number;
        }
    }

    /** The largest entry of the diagonal. */
    public double largestOfDiagonal() {
        double largest = 0;
        for (int j = 0; j < rows.length; j++) {
            largest = Math.max(largest, rows[j][j]);
        }
        return largest;
    }

    /**
     * Puts the factor in place of the matrix. Cost: a third of the cube of the dimension.
     *
     * @return false where a pivot is below {@code 1e-12} of its entry in the matrix; what is left is then of no use
     */
    public boolean factor() {
        for (int j = rows.length - 1; j >= 0; j--) {
            double[] row = rows[j];
            double entry = row[j];
            int i = j + 1;
            for (; i + 3 < rows.length; i += 4) {
                double[] r0 = rows[i];
                double[] r1 = rows[i + 1];
                double[] r2 = rows[i + 2];
                double[] r3 = rows[i + 3];
                addFour(row, j + 1, r0, -r0[j], r1, -r1[j], r2, -r2[j], r3, -r3[j]);
            }
            for (; i < rows.length; i++) {
                addOne(row, j + 1, rows[i], -rows[i][j]);
            }
            if (!(row[j] > LEAST_PIVOT * entry)) {
                return false;
            }
            double inverse = 1 / Math.sqrt(row[j]);
            for (int k = 0; k <= j; k++) {
                row[k] *= inverse;
            }
        }
        return true;
    }

    /** After {@link #factor()}: {@code x = matrix^-1 x}. Cost: the square of the dimension. */
    public void solve(double[] x) {
        for (int j = rows.length - 1; j >= 0; j--) {
            x[j] /= rows[j][j];
            addOne(x, j, rows[j], -x[j]);
        }
        for (int j = 0; j < rows.length; j++) {
            double[] row = rows[j];
            double sum = x[j];
            for (int k = 0; k < j; k++) {
                sum -= row[k] * x[k];
            }
            x[j] = sum / row[j];
        }
    }

    // Every array is read at the loop's own index: only then may the compiler take several numbers at a time.
    static void addFour(
            double[] out,
            int count,
            double[] r0,
            double c0,
            double[] r1,
            double c1,
            double[] r2,
            double c2,
            double[] r3,
            double c3) {
        for (int k = 0; k < count; k++) {
            out[k] += c0 * r0[k] + c1 * r1[k] + (c2 * r2[k] + c3 * r3[k]);
        }
    }

    private static void addOne(double[] out, int count, double[] row, double scale) {
        for (int k = 0; k < count; k++) {
            out[k] += scale * row[k];
        }
    }
}
