package io.glissade.langevin.overdamped;

import java.util.Locale;

/**
 * An antisymmetric matrix, stored densely. Cost of a product: d^2 multiplications.
 */
public final class AntisymmetricMatrix implements AntisymmetricMap<double[]> {
    private static final double RELATIVE_TOLERANCE = 1e-12;

    private final double[][] rows;

    /**
     * A copy of {@code rows}.
     *
     * @param rows square; {@code rows[i][j] = -rows[j][i]} up to rounding, that is 1e-12 times the largest element
     */
    public AntisymmetricMatrix(double[][] rows) {
        int dimension = rows.length;
        if (dimension == 0) {
            throw new IllegalArgumentException("J needs at least one row, got none");
        }
        double largest = 0;
        for (int i = 0; i < dimension; i++) {
            if (rows[i].length != dimension) {
                throw new IllegalArgumentException(
                        "row " + i + " of J must have " + dimension + " numbers, got " + rows[i].length);
            }
            for (int j = 0; j < dimension; j++) {
                if (!Double.isFinite(rows[i][j])) {
                    throw new IllegalArgumentException("J[" + i + "][" + j + "] must be finite, got " + rows[i][j]);
                }
                largest = Math.max(largest, Math.abs(rows[i][j]));
            }
        }
        this.rows = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                if (Math.abs(rows[i][j] + rows[j][i]) > RELATIVE_TOLERANCE * largest) {
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
                double element = (rows[i][j] - rows[j][i]) / 2;
                this.rows[i][j] = element;
                this.rows[j][i] = -element;
            }
        }
    }

    /** The rotation of a plane: J = [[0, a], [-a, 0]]. */
    public static AntisymmetricMatrix ofPlane(double a) {
        return new AntisymmetricMatrix(new double[][] {{0, a}, {-a, 0}});
    }

    /** The number of rows. */
    public int dimension() {
        return rows.length;
    }

    /** An element. */
    public double get(int row, int column) {
        return rows[row][column];
    }

    @Override
    public void addProduct(double factor, double[] x, double[] out) {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * x[j];
            }
            out[i] += factor * sum;
        }
    }
}
