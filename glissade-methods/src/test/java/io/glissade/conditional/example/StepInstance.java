package io.glissade.conditional.example;

import io.glissade.atom.TotalVariation;
import io.glissade.conditional.GaugeProblem;
import io.glissade.linear.DenseDesign;
import io.glissade.linear.Design;
import io.glissade.linear.LinearSum;
import io.glissade.linear.SparseDesign;
import io.glissade.loss.Squared;
import io.glissade.penalty.GaugePenalty;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A sequence of five levels, with jumps after the coordinates 7, 18, 40 and 65 in 100, seen through a random design or directly under noise.
 *
 * @param sum of half squares
 */
public record StepInstance(LinearSum sum) {

    private static final int[] JUMPS = {7, 18, 40, 65};
    private static final double[] LEVELS = {3, 4, 2, 3.5, 2.5};

    /** Through {@code rows} rows of standard normal numbers. */
    public static StepInstance sensing(int length, int rows, double noise, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] matrix = new double[rows * length];
        Arrays.setAll(matrix, at -> random.nextGaussian());
        return of(new DenseDesign(rows, length, matrix), noise, random);
    }

    /** Directly. */
    public static StepInstance denoising(int length, double noise, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int[] starts = new int[length + 1];
        Arrays.setAll(starts, i -> i);
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return of(new SparseDesign(length, starts, Arrays.copyOf(starts, length), ones), noise, random);
    }

    private static StepInstance of(Design design, double noise, RandomGenerator random) {
        double[] x = sequence(design.columns());
        double[] targets = new double[design.rows()];
        Arrays.setAll(targets, i -> design.dot(i, x) + noise * random.nextGaussian());
        return new StepInstance(new LinearSum(design, targets, null, new Squared(), 0, 0, false));
    }

    /** The jumps, each by the coordinate before it. */
    public static int[] jumps() {
        return JUMPS.clone();
    }

    private static double[] sequence(int length) {
        double[] x = new double[length];
        int level = 0;
        for (int j = 0; j < length; j++) {
            x[j] = LEVELS[level];
            level += level < JUMPS.length && JUMPS[level] == j ? 1 : 0;
        }
        return x;
    }

    /** With a penalty on the total variation. */
    public GaugeProblem problem(GaugePenalty penalty) {
        return GaugeProblem.of(sum, new TotalVariation(sum.design().columns()), penalty);
    }
}
