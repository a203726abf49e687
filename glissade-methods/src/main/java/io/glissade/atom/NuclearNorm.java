package io.glissade.atom;

import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * Matrices of rank one and Frobenius length 1: the atoms of the nuclear norm, the sum of the singular values. A point is a matrix row after
 * row: {@code x[r columns + c]}. The support function is the largest singular value of {@code z}.
 *
 * <p>All atoms are one element, which screening cannot remove; {@link #rankBound} says what the same inequality says of the rank. A run keeps
 * the thin singular value decomposition of its point. Cost of an oracle call: some 20 to 100 products with the matrix {@code z}; of a move:
 * both sides times the squared rank.
 *
 * <p>Reference: {@code sun2021screening}; the oracle {@code golub1965calculating}.
 *
 * @param rows of the matrix, at least 1
 * @param columns of the matrix, at least 1; rows times columns must fit one array
 */
public record NuclearNorm(int rows, int columns) implements AtomSet {

    public NuclearNorm {
        Require.atLeast("rows", 1, rows);
        Require.atLeast("columns", 1, columns);
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "rows times columns must fit one array, got " + rows + " times " + columns);
        }
    }

    @Override
    public int dimension() {
        return rows * columns;
    }

    @Override
    public int elements() {
        return 1;
    }

    /** All of them. */
    @Override
    public int[] coordinates(int element) {
        return java.util.stream.IntStream.range(0, dimension()).toArray();
    }

    @Override
    public boolean constantsAreFree() {
        return false;
    }

    /** Exact up to rounding. Cost: a singular value decomposition, the size of the matrix times its rank at least. */
    @Override
    public double gauge(double[] x) {
        MatrixPoint point = point();
        point.restart(x);
        return point.gauge();
    }

    /** Exact where each row of the design has one entry at most, as in denoising and completion; else an upper bound. */
    @Override
    public double[] norms(LinearSum sum, Design columnsOfDesign) {
        return new double[] {Math.sqrt(new MarginSquares(sum, columnsOfDesign).largest())};
    }

    /**
     * No solution has a rank above this: the number of singular values of {@code descent} not below {@code sigma_1 - 2 sqrt(smoothness gap)}.
     * A singular value moves by no more than the matrix does, and the vectors of a solution belong to the largest singular value of the descent
     * there. Cost: a singular value decomposition, rows times columns times the shorter side and more.
     *
     * @param descent the negative gradient of the smooth part at a point
     * @param smoothness L in the gauge, the loss's times the square of the norm
     * @param gap at that point
     */
    public int rankBound(double[] descent, double smoothness, double gap) {
        Require.notNegative("smoothness", smoothness);
        ThinDecomposition all = new ThinDecomposition(rows, columns);
        all.decompose(descent);
        double least = (all.rank() == 0 ? 0 : all.value(0)) - 2 * Math.sqrt(smoothness * Math.max(gap, 0));
        if (!(least > 0)) {
            return Math.min(rows, columns);
        }
        int count = 0;
        while (count < all.rank() && all.value(count) >= least) {
            count++;
        }
        return count;
    }

    @Override
    public MatrixPoint point() {
        return new MatrixPoint(this);
    }
}
