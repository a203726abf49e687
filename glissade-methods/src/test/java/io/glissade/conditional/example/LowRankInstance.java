package io.glissade.conditional.example;

import io.glissade.atom.NuclearNorm;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.parameter.Require;
import io.glissade.penalty.GaugePenalty;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A matrix of low rank under noise, {@code Y = U V' + noise E} with standard normal entries in U, V and E, to be found again with the nuclear norm
 * from {@code f(X) = ||X - Y||_F^2 / (2 scale)}. A {@link LinearSum} divides by the number of entries; its design is therefore
 * {@code sqrt(entries / scale)} times the identity, with targets as many times {@code Y}, and its point is {@code X} itself.
 *
 * @param rows of the matrix
 * @param columns of the matrix
 * @param rank of the matrix without noise
 * @param noise standard deviation
 * @param scale as in f
 * @param seed of all entries
 */
public record LowRankInstance(int rows, int columns, int rank, double noise, double scale, long seed) {

    /** The size of the published figures, its numbers drawn anew. */
    public static final LowRankInstance PUBLISHED = new LowRankInstance(100, 100, 10, 1, 1000, 1);

    public LowRankInstance {
        Require.atLeast("rank", 1, rank);
        Require.notNegative("noise", noise);
        Require.positive("scale", scale);
    }

    /** {@code Y}, row after row. */
    public double[] observed() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] left = gaussian(random, rows * rank);
        double[] right = gaussian(random, columns * rank);
        double[] matrix = gaussian(random, rows * columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double entry = noise * matrix[r * columns + c];
                for (int k = 0; k < rank; k++) {
                    entry += left[r * rank + k] * right[c * rank + k];
                }
                matrix[r * columns + c] = entry;
            }
        }
        return matrix;
    }

    private static double[] gaussian(RandomGenerator random, int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    /** With a penalty on the nuclear norm. */
    public GaugeProblem problem(GaugePenalty penalty) {
        int entries = rows * columns;
        double stretch = Math.sqrt(entries / scale);
        int[] starts = new int[entries + 1];
        Arrays.setAll(starts, i -> i);
        double[] diagonal = new double[entries];
        Arrays.fill(diagonal, stretch);
        double[] targets = observed();
        Arrays.setAll(targets, i -> stretch * targets[i]);
        SparseDesign design = new SparseDesign(entries, starts, Arrays.copyOf(starts, entries), diagonal);
        LinearSum sum = new LinearSum(design, targets, null, new Squared(), 0, 0, false);
        return GaugeProblem.of(sum, new NuclearNorm(rows, columns), penalty);
    }
}
