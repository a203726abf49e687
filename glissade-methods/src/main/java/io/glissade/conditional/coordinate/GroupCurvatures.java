package io.glissade.conditional.coordinate;

import io.glissade.atom.GroupAtoms;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import java.util.Arrays;

/**
 * For each group a bound on the largest eigenvalue of {@code G = (1/n) sum_i w_i a_i a_i'} over its coordinates, at most {@code g^(1/32)} times that
 * for g of them: the Frobenius norm of {@code G^16} is the 16th power of one. Found when first asked for.
 */
final class GroupCurvatures {

    private static final int SQUARINGS = 4;
    private static final int MOST_TO_SQUARE = 64;

    private final GroupAtoms atoms;
    private final Design columns;
    private final double[] shares;
    private final double[] bounds;
    private final double[] column;

    GroupCurvatures(GroupAtoms atoms, LinearSum sum, Design columns) {
        this.atoms = atoms;
        this.columns = columns;
        boolean groups = !atoms.isSingletons();
        this.shares = new double[groups ? sum.rows() : 0];
        Arrays.setAll(shares, i -> sum.weight(i) / shares.length);
        this.bounds = new double[groups ? atoms.elements() : 0];
        Arrays.fill(bounds, Double.NaN);
        this.column = new double[shares.length];
    }

    double of(int e) {
        if (Double.isNaN(bounds[e])) {
            bounds[e] = bound(products(e));
        }
        return bounds[e];
    }

    private double[][] products(int e) {
        int first = atoms.starts()[e];
        int size = atoms.starts()[e + 1] - first;
        double[][] products = new double[size][size];
        for (int a = 0; a < size; a++) {
            Arrays.fill(column, 0);
            columns.addWeighted(atoms.members()[first + a], 1, shares, column);
            for (int b = 0; b <= a; b++) {
                products[a][b] = columns.dot(atoms.members()[first + b], column);
                products[b][a] = products[a][b];
            }
        }
        return products;
    }

    private static double bound(double[][] products) {
        double[][] matrix = products;
        int squarings = matrix.length <= MOST_TO_SQUARE ? SQUARINGS : 0;
        double logarithm = 0;
        double power = 1;
        for (int k = 0; k < squarings; k++) {
            double norm = norm(matrix);
            if (norm == 0) {
                return 0;
            }
            logarithm += Math.log(norm) / power;
            matrix = square(matrix, norm);
            power *= 2;
        }
        // Rounding must not make a bound too small.
        return Math.exp(logarithm + Math.log(norm(matrix)) / power) * (1 + 1e-12);
    }

    private static double norm(double[][] matrix) {
        double squares = 0;
        for (double[] row : matrix) {
            for (double entry : row) {
                squares += entry * entry;
            }
        }
        return Math.sqrt(squares);
    }

    private static double[][] square(double[][] matrix, double norm) {
        int size = matrix.length;
        double[][] result = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int c = 0; c < size; c++) {
                double scale = matrix[a][c] / norm;
                for (int b = 0; b < size; b++) {
                    result[a][b] += scale * (matrix[c][b] / norm);
                }
            }
        }
        return result;
    }
}
