package io.glissade.atom;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;

/** Weighted mean squares of the margins {@code a_i'p}, each at the cost of the entries of the columns it concerns. */
final class MarginSquares {

    private final LinearSum sum;
    private final Design columns;
    private final double[] weights;

    MarginSquares(LinearSum sum, Design columns) {
        this.sum = sum;
        this.columns = columns;
        this.weights = new double[sum.rows()];
        Arrays.setAll(weights, sum::weight);
    }

    private interface Term {
        double of(int row, double entry);
    }

    private interface Action {
        void on(int row, double entry);
    }

    private double total(int j, Term term) {
        double total = 0;
        if (columns instanceof SparseDesign sparse) {
            for (int at = sparse.starts()[j]; at < sparse.starts()[j + 1]; at++) {
                total += term.of(sparse.indices()[at], sparse.values()[at]);
            }
        } else if (columns instanceof DenseDesign dense) {
            int start = j * dense.columns();
            for (int i = 0; i < dense.columns(); i++) {
                total += term.of(i, dense.values()[start + i]);
            }
        }
        return total;
    }

    private void each(int j, Action action) {
        if (columns instanceof SparseDesign sparse) {
            for (int at = sparse.starts()[j]; at < sparse.starts()[j + 1]; at++) {
                action.on(sparse.indices()[at], sparse.values()[at]);
            }
        } else if (columns instanceof DenseDesign dense) {
            int start = j * dense.columns();
            for (int i = 0; i < dense.columns(); i++) {
                action.on(i, dense.values()[start + i]);
            }
        }
    }

    /** {@code (1/n) sum_i w_i a_ij^2}. */
    double ofColumn(int j) {
        return columns.weightedSquaredNorm(j, weights) / sum.rows();
    }

    /** {@code out_i += w_i a_ij}. */
    void addWeighted(int j, double[] out) {
        columns.addWeighted(j, 1, weights, out);
    }

    /** {@code (1/n) sum_i w_i a_ij a_ik} for {@code j} and each {@code k} of a few, with {@code scratch} zero before and after. */
    void products(int j, int[] few, double[] scratch, double[] out) {
        addWeighted(j, scratch);
        for (int at = 0; at < few.length; at++) {
            out[at] = columns.dot(few[at], scratch) / sum.rows();
        }
        each(j, (i, entry) -> scratch[i] = 0);
    }

    /**
     * A bound on {@code (1/n) sum_i w_i (a_i'p)^2} over all {@code p} of Euclidean length 1: the largest row sum of {@code |A|' diag(w) |A| / n},
     * or the sum over all columns of {@link #ofColumn} where that is less. Exact where each row has at most one entry. Cost: two looks at every
     * entry.
     */
    double largest() {
        double[] sizes = new double[sum.rows()];
        double sumOfColumns = 0;
        for (int j = 0; j < columns.rows(); j++) {
            each(j, (i, entry) -> sizes[i] += sum.weight(i) * Math.abs(entry));
            sumOfColumns += ofColumn(j);
        }
        double most = 0;
        for (int j = 0; j < columns.rows(); j++) {
            most = Math.max(most, total(j, (i, entry) -> Math.abs(entry) * sizes[i]) / sum.rows());
        }
        return Math.min(most, sumOfColumns);
    }
}
