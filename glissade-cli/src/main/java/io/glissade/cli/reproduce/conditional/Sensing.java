package io.glissade.cli.reproduce.conditional;

import io.glissade.linear.DenseDesign;
import io.glissade.linear.LinearSum;
import io.glissade.loss.Squared;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Least squares with normal matrices and a sparse truth. */
final class Sensing {

    private Sensing() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** The small problem of the paper: 100 by 100, coordinates of the truth 1 with probability 0.1 and 0 else, no noise. */
    static LinearSum small(long seed) {
        RandomGenerator random = random(seed);
        double[] truth = new double[100];
        for (int j = 0; j < truth.length; j++) {
            truth[j] = random.nextDouble() < 0.1 ? 1 : 0;
        }
        return of(random, 100, truth, 0);
    }

    /** That of A5: 60 by 40, normal coordinates kept with probability 0.3, normal noise of 0.3. */
    static LinearSum noisy(long seed) {
        RandomGenerator random = random(seed);
        double[] truth = new double[40];
        for (int j = 0; j < truth.length; j++) {
            double one = random.nextGaussian();
            truth[j] = random.nextDouble() < 0.3 ? one : 0;
        }
        return of(random, 60, truth, 0.3);
    }

    static DenseDesign normal(RandomGenerator random, int rows, int columns) {
        double[] matrix = new double[rows * columns];
        for (int at = 0; at < matrix.length; at++) {
            matrix[at] = random.nextGaussian();
        }
        return new DenseDesign(rows, columns, matrix);
    }

    private static LinearSum of(RandomGenerator random, int rows, double[] truth, double noise) {
        DenseDesign design = normal(random, rows, truth.length);
        double[] targets = new double[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = design.dot(i, truth) + noise * random.nextGaussian();
        }
        return new LinearSum(design, targets, null, new Squared(), 0, 0, false);
    }
}
