package io.glissade.table;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.SparseDesign;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Mean and standard deviation of each column. Each is computed on the column divided by its largest absolute value, so that no
 * square leaves the range of doubles.
 */
@SuppressWarnings("ArrayRecordComponent")
record ColumnMoments(double[] mean, double[] deviation) {

    private interface Visitor {
        void visit(int row, int column, double value);
    }

    static ColumnMoments of(Design design, double @Nullable [] weights) {
        int columns = design.columns();
        int rows = design.rows();
        if (weights != null && weights.length != rows) {
            throw new IllegalArgumentException(
                    "weights must be one for each of " + rows + " rows, got " + weights.length);
        }
        double total = weights == null ? rows : Arrays.stream(weights).sum();
        double[] least = new double[columns];
        double[] most = new double[columns];
        int[] stored = new int[columns];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        visit(design, (i, j, value) -> {
            least[j] = Math.min(least[j], value);
            most[j] = Math.max(most[j], value);
            stored[j]++;
        });
        double[] unit = new double[columns];
        for (int j = 0; j < columns; j++) {
            if (stored[j] < rows) {
                least[j] = Math.min(least[j], 0);
                most[j] = Math.max(most[j], 0);
            }
            double largest = Math.max(Math.abs(least[j]), Math.abs(most[j]));
            unit[j] = largest == 0 ? 1 : largest;
        }
        double[] mean = new double[columns];
        double[] seen = new double[columns];
        visit(design, (i, j, value) -> {
            double weight = weights == null ? 1 : weights[i];
            mean[j] += weight * (value / unit[j]);
            seen[j] += weight;
        });
        for (int j = 0; j < columns; j++) {
            mean[j] /= total;
        }
        double[] squares = new double[columns];
        double[] rest = new double[columns];
        visit(design, (i, j, value) -> {
            double weight = weights == null ? 1 : weights[i];
            double difference = value / unit[j] - mean[j];
            squares[j] += weight * difference * difference;
            rest[j] += weight * difference;
        });
        double[] deviation = new double[columns];
        for (int j = 0; j < columns; j++) {
            // The zeros that are not stored differ by the mean; the square of the summed differences corrects for its
            // rounding.
            double unseen = stored[j] < rows ? total - seen[j] : 0;
            double sum = squares[j] + unseen * mean[j] * mean[j];
            double shift = rest[j] - unseen * mean[j];
            double variance = rows == 1 ? 0 : (sum - shift * shift / total) / total * rows / (rows - 1);
            deviation[j] = least[j] < most[j] ? unit[j] * Math.sqrt(variance) : 1;
            mean[j] = least[j] < most[j] ? unit[j] * (mean[j] + shift / total) : least[j];
        }
        return new ColumnMoments(mean, deviation);
    }

    private static void visit(Design design, Visitor visitor) {
        if (design instanceof SparseDesign sparse) {
            for (int i = 0; i < sparse.rows(); i++) {
                for (int at = sparse.starts()[i]; at < sparse.starts()[i + 1]; at++) {
                    visitor.visit(i, sparse.indices()[at], sparse.values()[at]);
                }
            }
        } else if (design instanceof DenseDesign dense) {
            for (int i = 0, at = 0; i < dense.rows(); i++) {
                for (int j = 0; j < dense.columns(); j++) {
                    visitor.visit(i, j, dense.values()[at++]);
                }
            }
        }
    }
}
