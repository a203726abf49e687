package io.glissade.finitesum.sag;

import io.glissade.linear.LinearSum;
import java.util.Arrays;

/** The Lipschitz constants of {@link MinibatchSag}. */
final class BatchLipschitz {

    private static final double RELATIVE_CHANGE = 1e-3;
    private static final int MOST_ITERATIONS = 200;

    private BatchLipschitz() {}

    /** Without the penalty, largest over the batches of rows {@code [k batch, (k + 1) batch)}. */
    static double of(LinearSum sum, int batch, MinibatchSag.BatchConstant constant) {
        Lipschitz rows = Lipschitz.of(sum);
        if (constant == MinibatchSag.BatchConstant.LARGEST) {
            return rows.largest();
        }
        double largest = 0;
        for (int first = 0; first < sum.rows(); first += batch) {
            int end = Math.min(sum.rows(), first + batch);
            double smoothness = sum.loss().smoothness() / (end - first);
            double trace = 0;
            for (int row = first; row < end; row++) {
                trace += sum.weight(row) * sum.squaredNorm(row);
            }
            // The trace bounds the largest eigenvalue: a batch that cannot raise the maximum is not iterated on.
            if (smoothness * trace > largest) {
                largest = Math.max(
                        largest,
                        smoothness
                                * (constant == MinibatchSag.BatchConstant.MEAN
                                        ? trace
                                        : largestEigenvalue(sum, first, end)));
            }
        }
        return largest;
    }

    private static double largestEigenvalue(LinearSum sum, int first, int end) {
        double[] x = sum.space().zero();
        double[] image = sum.space().zero();
        // A combination of the batch's own rows: nothing outside their span matters.
        for (int row = first; row < end; row++) {
            add(sum, row, 1 + (row - first) % 3, x);
        }
        double eigenvalue = 0;
        for (int k = 0; k < MOST_ITERATIONS; k++) {
            double norm = sum.space().norm(x);
            if (norm == 0) {
                return 0;
            }
            sum.space().scale(1 / norm, x);
            Arrays.fill(image, 0);
            for (int row = first; row < end; row++) {
                add(sum, row, sum.weight(row) * sum.margin(row, x), image);
            }
            double before = eigenvalue;
            eigenvalue = sum.space().norm(image);
            System.arraycopy(image, 0, x, 0, x.length);
            if (Math.abs(eigenvalue - before) <= RELATIVE_CHANGE * eigenvalue) {
                break;
            }
        }
        return eigenvalue;
    }

    private static void add(LinearSum sum, int row, double scale, double[] out) {
        sum.design().add(row, scale, out);
        if (sum.intercept()) {
            out[sum.design().columns()] += scale;
        }
    }
}
