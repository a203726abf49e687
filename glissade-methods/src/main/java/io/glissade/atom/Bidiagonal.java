package io.glissade.atom;

import java.util.Arrays;

/**
 * An upper bidiagonal matrix B that grows by a column at a time, entries not negative, and its largest singular values: those of the
 * tridiagonal {@code BB'} by bisection on the signs of its pivots, the vector by inverse iteration with a shift just above the largest. That
 * system is positive definite with nothing positive off its diagonal and is solved for positive vectors, so that nothing cancels.
 */
final class Bidiagonal {

    private static final int HALVINGS = 64;
    private static final int SOLVES = 4;

    private double[] alpha = new double[8];
    private double[] beta = new double[8];
    private double[] diagonal = new double[8];
    private double[] beside = new double[8];
    private double[] pivots = new double[8];
    private double[] vector = new double[8];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds a column with {@code onDiagonal}; {@code next} will stand beside it in the row once there is a column more. */
    void add(double onDiagonal, double next) {
        if (size == alpha.length) {
            alpha = Arrays.copyOf(alpha, 2 * size);
            beta = Arrays.copyOf(beta, 2 * size);
            diagonal = new double[2 * size];
            beside = new double[2 * size];
            pivots = new double[2 * size];
            vector = new double[2 * size];
        }
        alpha[size] = onDiagonal;
        beta[size++] = next;
    }

    /** The number of columns. */
    int size() {
        return size;
    }

    double alpha(int column) {
        return alpha[column];
    }

    double beta(int column) {
        return beta[column];
    }

    /** The largest singular value; {@link #left} is its vector then. */
    double largest() {
        for (int i = 0; i < size; i++) {
            boolean last = i == size - 1;
            diagonal[i] = alpha[i] * alpha[i] + (last ? 0 : beta[i] * beta[i]);
            beside[i] = last ? 0 : beta[i] * alpha[i + 1];
        }
        double most = eigenvalue(1);
        solve(most * (1 + 4 * Math.ulp(1.0)) + Double.MIN_NORMAL);
        return Math.sqrt(most);
    }

    /** The second largest singular value, 0 where there is one column only; after {@link #largest}. */
    double second() {
        return size < 2 ? 0 : Math.sqrt(eigenvalue(2));
    }

    /** A coordinate of the left vector of unit length that belongs to the latest {@link #largest}. */
    double left(int row) {
        return vector[row];
    }

    /** A coordinate of {@code B'} times that vector. */
    double leftTimesColumn(int column) {
        return alpha[column] * vector[column] + (column == 0 ? 0 : beta[column - 1] * vector[column - 1]);
    }

    private double eigenvalue(int rank) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < size; i++) {
            high = Math.max(high, diagonal[i] + beside[i] + (i == 0 ? 0 : beside[i - 1]));
        }
        for (int i = 0; i < HALVINGS && high - low > Math.ulp(high); i++) {
            double middle = low + (high - low) / 2;
            if (countAbove(middle) >= rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private int countAbove(double x) {
        int count = 0;
        double pivot = 1;
        for (int i = 0; i < size; i++) {
            double before = i == 0 ? 0 : beside[i - 1] * beside[i - 1] / pivot;
            pivot = diagonal[i] - x - before;
            if (pivot == 0) {
                pivot = -Double.MIN_NORMAL;
            }
            count += pivot > 0 ? 1 : 0;
        }
        return count;
    }

    private void solve(double shift) {
        Arrays.fill(vector, 0, size, 1);
        for (int i = 0; i < size; i++) {
            double before = i == 0 ? 0 : beside[i - 1] * beside[i - 1] / pivots[i - 1];
            pivots[i] = Math.max(shift - diagonal[i] - before, Math.ulp(shift));
        }
        for (int repeat = 0; repeat < SOLVES; repeat++) {
            for (int i = 1; i < size; i++) {
                vector[i] += beside[i - 1] / pivots[i - 1] * vector[i - 1];
            }
            double squares = 0;
            for (int i = size - 1; i >= 0; i--) {
                vector[i] = (vector[i] + (i + 1 < size ? beside[i] * vector[i + 1] : 0)) / pivots[i];
                squares += vector[i] * vector[i];
            }
            double length = Math.sqrt(squares);
            for (int i = 0; i < size; i++) {
                vector[i] /= length;
            }
        }
    }
}
