package io.glissade.linear;

import io.glissade.parameter.Require;
import java.util.Arrays;

/**
 * A design matrix that stores every number, row after row.
 *
 * @param rows at least 1
 * @param columns at least 1; rows times columns must fit one array
 * @param values rows times columns finite numbers, row after row; kept, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record DenseDesign(int rows, int columns, double[] values) implements Design {

    private static final int SQUARE = 32;

    public DenseDesign {
        Require.atLeast("rows", 1, rows);
        Require.atLeast("columns", 1, columns);
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "values must be rows * columns = " + (long) rows * columns + " numbers, got " + values.length);
        }
    }

    @Override
    public long entries() {
        return values.length;
    }

    // Four sums at a time: one alone waits for each addition.
    @Override
    public double dot(int row, double[] x) {
        int start = row * columns;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < columns; j += 4) {
            s0 += values[start + j] * x[j];
            s1 += values[start + j + 1] * x[j + 1];
            s2 += values[start + j + 2] * x[j + 2];
            s3 += values[start + j + 3] * x[j + 3];
        }
        for (; j < columns; j++) {
            s0 += values[start + j] * x[j];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void add(int row, double scale, double[] out) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            out[j] += scale * values[start + j];
        }
    }

    @Override
    public void dots(int row, double[] x, double[] out) {
        int start = row * columns;
        Arrays.fill(out, 0);
        for (int j = 0, at = 0; j < columns; j++) {
            double value = values[start + j];
            for (int k = 0; k < out.length; k++) {
                out[k] += value * x[at++];
            }
        }
    }

    @Override
    public void addAll(int row, double[] scales, double[] out) {
        int start = row * columns;
        for (int j = 0, at = 0; j < columns; j++) {
            double value = values[start + j];
            for (int k = 0; k < scales.length; k++) {
                out[at++] += scales[k] * value;
            }
        }
    }

    @Override
    public double squaredNorm(int row) {
        double sum = 0;
        for (int at = row * columns; at < (row + 1) * columns; at++) {
            sum += values[at] * values[at];
        }
        return sum;
    }

    @Override
    public void addWeighted(int row, double scale, double[] weights, double[] out) {
        int start = row * columns;
        for (int j = 0; j < columns; j++) {
            out[j] += scale * weights[j] * values[start + j];
        }
    }

    @Override
    public double weightedSquaredNorm(int row, double[] weights) {
        int start = row * columns;
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += weights[j] * values[start + j] * values[start + j];
        }
        return sum;
    }

    @Override
    public DenseDesign select(int[] chosen) {
        double[] selected = new double[Math.multiplyExact(chosen.length, columns)];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * columns, selected, i * columns, columns);
        }
        return new DenseDesign(chosen.length, columns, selected);
    }

    // In squares that stay in the cache: a column at a time reads a new line for every number.
    @Override
    public DenseDesign transposed() {
        double[] transposed = new double[values.length];
        for (int i0 = 0; i0 < rows; i0 += SQUARE) {
            for (int j0 = 0; j0 < columns; j0 += SQUARE) {
                for (int i = i0; i < Math.min(i0 + SQUARE, rows); i++) {
                    for (int j = j0; j < Math.min(j0 + SQUARE, columns); j++) {
                        transposed[j * rows + i] = values[i * columns + j];
                    }
                }
            }
        }
        return new DenseDesign(columns, rows, transposed);
    }
}
