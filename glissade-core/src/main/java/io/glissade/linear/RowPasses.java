package io.glissade.linear;

import java.util.Arrays;

/**
 * The passes of a batch method over the rows of a {@link LinearSum}, with the work arrays they need. A linear model is linear in its
 * margins too: once the margins at a point and their change along a direction are there, everything on that line costs one operation for
 * each row and no look at the design. Sums are the same to the last bit on any number of threads.
 */
public final class RowPasses {

    private final LinearSum sum;
    private final Chunks numbers;
    private final Chunks vectors;
    private final double[] partialNumbers;
    private final double[][] partialVectors;
    private final double[][][] fourRows;

    /** Keeps one vector for each of up to eight chunks of the rows. */
    public RowPasses(LinearSum sum) {
        this.sum = sum;
        int dimension = (int) sum.space().dimension();
        this.numbers = Chunks.forNumbers(sum.design(), sum.isParallel());
        this.vectors = Chunks.forVectors(sum.design(), dimension, sum.isParallel());
        this.partialNumbers = new double[numbers.count()];
        this.partialVectors = new double[vectors.count()][];
        this.fourRows = new double[vectors.count()][4][];
        for (int chunk = 0; chunk < vectors.count(); chunk++) {
            if (chunk > 0) {
                partialVectors[chunk] = new double[dimension];
            }
            if (sum.design() instanceof DenseDesign) {
                fourRows[chunk] = new double[4][sum.design().columns()];
            }
        }
    }

    /** {@code a_i'x} of every row, with the last coordinate of {@code x} where there is an intercept. Cost: one pass. */
    public void margins(double[] x, double[] out) {
        numbers.forEach(chunk -> {
            for (int row = numbers.start(chunk); row < numbers.start(chunk + 1); row++) {
                out[row] = sum.margin(row, x);
            }
        });
    }

    /** The mean of the weighted losses at given margins. Cost: one loss for each row. */
    public double meanLoss(double[] margins) {
        numbers.forEach(chunk -> {
            CompensatedSum total = new CompensatedSum();
            for (int row = numbers.start(chunk); row < numbers.start(chunk + 1); row++) {
                total.add(sum.weight(row) * sum.loss().value(margins[row], sum.target(row)));
            }
            partialNumbers[chunk] = total.value();
        });
        return Arrays.stream(partialNumbers).sum() / sum.rows();
    }

    /**
     * The derivative by {@code t} of the mean of the weighted losses at {@code margins + t change}. Cost: one slope for each row.
     */
    public double slopeAlong(double[] margins, double[] change, double t) {
        numbers.forEach(chunk -> {
            CompensatedSum total = new CompensatedSum();
            for (int row = numbers.start(chunk); row < numbers.start(chunk + 1); row++) {
                double slope = sum.loss().derivative(margins[row] + t * change[row], sum.target(row));
                total.add(sum.weight(row) * slope * change[row]);
            }
            partialNumbers[chunk] = total.value();
        });
        return Arrays.stream(partialNumbers).sum() / sum.rows();
    }

    /** The derivative of each row's loss at its margin, not weighted. Cost: one slope for each row. */
    public void slopes(double[] margins, double[] out) {
        numbers.forEach(chunk -> {
            for (int row = numbers.start(chunk); row < numbers.start(chunk + 1); row++) {
                out[row] = sum.loss().derivative(margins[row], sum.target(row));
            }
        });
    }

    /** The second derivative of each row's loss at its margin, not weighted. Cost: one for each row. */
    public void curvatures(double[] margins, double[] out) {
        numbers.forEach(chunk -> {
            for (int row = numbers.start(chunk); row < numbers.start(chunk + 1); row++) {
                out[row] = sum.loss().secondDerivative(margins[row], sum.target(row));
            }
        });
    }

    /**
     * The mean of the weighted rows times their slopes, the constant of the intercept included: the gradient of the mean loss. Cost:
     * one pass.
     */
    public void combine(double[] slopes, double[] out) {
        partialVectors[0] = out;
        vectors.forEach(chunk -> {
            double[] part = partialVectors[chunk];
            Arrays.fill(part, 0);
            int row = vectors.start(chunk);
            int end = vectors.start(chunk + 1);
            if (sum.design() instanceof DenseDesign dense) {
                for (; row + 3 < end; row += 4) {
                    addFour(dense, row, slopes, fourRows[chunk], part);
                }
            }
            for (; row < end; row++) {
                sum.design().add(row, sum.weight(row) * slopes[row], part);
            }
            if (sum.intercept()) {
                CompensatedSum total = new CompensatedSum();
                for (row = vectors.start(chunk); row < end; row++) {
                    total.add(sum.weight(row) * slopes[row]);
                }
                part[part.length - 1] = total.value();
            }
        });
        for (int chunk = 1; chunk < partialVectors.length; chunk++) {
            for (int j = 0; j < out.length; j++) {
                out[j] += partialVectors[chunk][j];
            }
        }
        for (int j = 0; j < out.length; j++) {
            out[j] /= sum.rows();
        }
    }

    private void addFour(DenseDesign dense, int row, double[] slopes, double[][] four, double[] out) {
        int columns = dense.columns();
        for (int i = 0; i < 4; i++) {
            System.arraycopy(dense.values(), (row + i) * columns, four[i], 0, columns);
        }
        Triangle.addFour(
                out,
                columns,
                four[0],
                sum.weight(row) * slopes[row],
                four[1],
                sum.weight(row + 1) * slopes[row + 1],
                four[2],
                sum.weight(row + 2) * slopes[row + 2],
                four[3],
                sum.weight(row + 3) * slopes[row + 3]);
    }
}
