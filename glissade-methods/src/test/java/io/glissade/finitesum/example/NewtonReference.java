package io.glissade.finitesum.example;

import io.glissade.linear.LinearSum;
import java.util.Arrays;

/** Newton's method with halved steps, for sums without {@code l1}: what the methods are held against. */
public final class NewtonReference {

    private NewtonReference() {}

    /** The minimiser, to a gradient at the level of rounding. */
    public static double[] minimise(LinearSum sum) {
        int p = sum.space().zero().length;
        double[] x = new double[p];
        double[] gradient = new double[p];
        double[] trial = new double[p];
        double[] gradientOfTrial = new double[p];
        for (int iteration = 0; iteration < 60; iteration++) {
            double value = sum.valueAndGradient(x, gradient);
            double[] move = solve(hessian(sum, x), gradient);
            double step = 1;
            for (; step > 1e-6; step /= 2) {
                for (int j = 0; j < p; j++) {
                    trial[j] = x[j] - step * move[j];
                }
                if (sum.valueAndGradient(trial, gradientOfTrial) <= value) {
                    break;
                }
            }
            if (step <= 1e-6) {
                break;
            }
            System.arraycopy(trial, 0, x, 0, p);
        }
        return x;
    }

    private static double[][] hessian(LinearSum sum, double[] x) {
        int p = x.length;
        int columns = sum.design().columns();
        double[][] hessian = new double[p][p];
        double[] row = new double[p];
        for (int i = 0; i < sum.rows(); i++) {
            Arrays.fill(row, 0);
            sum.design().add(i, 1, row);
            if (sum.intercept()) {
                row[columns] = 1;
            }
            double bend = sum.weight(i) * sum.loss().secondDerivative(sum.margin(i, x), sum.target(i)) / sum.rows();
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    hessian[j][k] += bend * row[j] * row[k];
                }
            }
        }
        for (int j = 0; j < columns; j++) {
            hessian[j][j] += sum.l2();
        }
        return hessian;
    }

    /** By elimination with pivots. */
    private static double[] solve(double[][] matrix, double[] right) {
        int p = right.length;
        double[] solution = right.clone();
        for (int k = 0; k < p; k++) {
            int pivot = k;
            for (int i = k + 1; i < p; i++) {
                pivot = Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k]) ? i : pivot;
            }
            double[] row = matrix[pivot];
            matrix[pivot] = matrix[k];
            matrix[k] = row;
            double number = solution[pivot];
            solution[pivot] = solution[k];
            solution[k] = number;
            for (int i = k + 1; i < p; i++) {
                double factor = matrix[i][k] / row[k];
                for (int j = k; j < p; j++) {
                    matrix[i][j] -= factor * row[j];
                }
                solution[i] -= factor * number;
            }
        }
        for (int k = p - 1; k >= 0; k--) {
            for (int j = k + 1; j < p; j++) {
                solution[k] -= matrix[k][j] * solution[j];
            }
            solution[k] /= matrix[k][k];
        }
        return solution;
    }
}
