package io.glissade.linear;

import io.glissade.parameter.Require;
import java.util.Arrays;

/**
 * A design matrix in compressed rows. Within a row the columns ascend strictly, so that none appears twice.
 *
 * @param columns the number of features, at least 1
 * @param starts where each row begins in the other two arrays, and at the end their length: rows + 1 numbers that do not descend
 * @param indices the column of each entry, from 0
 * @param values each entry; the arrays are kept, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record SparseDesign(int columns, int[] starts, int[] indices, double[] values) implements Design {

    /** Checks the arrays against each other. Cost: one look at every index. */
    public SparseDesign {
        Require.atLeast("rows", 1, starts.length - 1L);
        Require.atLeast("columns", 1, columns);
        int last = starts[starts.length - 1];
        if (starts[0] != 0 || last != indices.length || last != values.length) {
            throw new IllegalArgumentException(
                    "starts must go from 0 to the number of indices and of values, got " + starts[0] + " to " + last
                            + " for " + indices.length + " indices and " + values.length + " values");
        }
        for (int row = 0; row + 1 < starts.length; row++) {
            if (starts[row + 1] < starts[row]) {
                throw new IllegalArgumentException("starts must not descend, do so at row " + row);
            }
            for (int at = starts[row], before = -1; at < starts[row + 1]; at++) {
                if (indices[at] <= before || indices[at] >= columns) {
                    throw new IllegalArgumentException("indices of a row must ascend strictly within [0, " + columns
                            + "), row " + row + " has " + indices[at] + " after " + before);
                }
                before = indices[at];
            }
        }
    }

    @Override
    public int rows() {
        return starts.length - 1;
    }

    @Override
    public long entries() {
        return values.length;
    }

    @Override
    public double dot(int row, double[] x) {
        double even = 0;
        double odd = 0;
        int at = starts[row];
        int end = starts[row + 1];
        for (; at + 1 < end; at += 2) {
            even += values[at] * x[indices[at]];
            odd += values[at + 1] * x[indices[at + 1]];
        }
        if (at < end) {
            even += values[at] * x[indices[at]];
        }
        return even + odd;
    }

    @Override
    public void add(int row, double scale, double[] out) {
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            out[indices[at]] += scale * values[at];
        }
    }

    @Override
    public void dots(int row, double[] x, double[] out) {
        Arrays.fill(out, 0);
        int outputs = out.length;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int from = indices[at] * outputs;
            double value = values[at];
            for (int k = 0; k < outputs; k++) {
                out[k] += value * x[from + k];
            }
        }
    }

    @Override
    public void addAll(int row, double[] scales, double[] out) {
        int outputs = scales.length;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            int from = indices[at] * outputs;
            double value = values[at];
            for (int k = 0; k < outputs; k++) {
                out[from + k] += scales[k] * value;
            }
        }
    }

    @Override
    public double squaredNorm(int row) {
        double sum = 0;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            sum += values[at] * values[at];
        }
        return sum;
    }

    @Override
    public void addWeighted(int row, double scale, double[] weights, double[] out) {
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            out[indices[at]] += scale * weights[indices[at]] * values[at];
        }
    }

    @Override
    public double weightedSquaredNorm(int row, double[] weights) {
        double sum = 0;
        for (int at = starts[row], end = starts[row + 1]; at < end; at++) {
            sum += weights[indices[at]] * values[at] * values[at];
        }
        return sum;
    }

    @Override
    public SparseDesign select(int[] chosen) {
        int[] newStarts = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            newStarts[i + 1] = Math.addExact(newStarts[i], starts[chosen[i] + 1] - starts[chosen[i]]);
        }
        int[] newIndices = new int[newStarts[chosen.length]];
        double[] newValues = new double[newStarts[chosen.length]];
        for (int i = 0; i < chosen.length; i++) {
            int length = newStarts[i + 1] - newStarts[i];
            System.arraycopy(indices, starts[chosen[i]], newIndices, newStarts[i], length);
            System.arraycopy(values, starts[chosen[i]], newValues, newStarts[i], length);
        }
        return new SparseDesign(columns, newStarts, newIndices, newValues);
    }

    @Override
    public SparseDesign transposed() {
        int[] newStarts = new int[columns + 1];
        for (int index : indices) {
            newStarts[index + 1]++;
        }
        for (int column = 0; column < columns; column++) {
            newStarts[column + 1] += newStarts[column];
        }
        int[] next = Arrays.copyOf(newStarts, columns);
        int[] newIndices = new int[indices.length];
        double[] newValues = new double[values.length];
        for (int row = 0; row < rows(); row++) {
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                int to = next[indices[at]]++;
                newIndices[to] = row;
                newValues[to] = values[at];
            }
        }
        return new SparseDesign(rows(), newStarts, newIndices, newValues);
    }
}
