package io.glissade.smoothness;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Circular block bootstrap: resamples of a run made of runs of neighbours, so that what neighbours have in common stays in
 * the resample. Deterministic: the seed is part of the value.
 *
 * @param blockLength neighbours drawn together, at least 1; 1 is the ordinary bootstrap
 * @param repetitions resamples, at least 1
 * @param seed of the generator
 */
record BlockBootstrap(int blockLength, int repetitions, long seed) {

    private static final double NORMAL_975 = 1.959963984540054;

    /** Fewer blocks than this resample hardly anything. */
    private static final int FEWEST_BLOCKS = 4;

    /** Above it the rule for the block length runs away, and no run of this length could tell. */
    private static final double LARGEST_AUTOCORRELATION = 0.95;

    BlockBootstrap {
        if (blockLength < 1 || repetitions < 1) {
            throw new IllegalArgumentException(
                    "blockLength and repetitions must be at least 1, got " + blockLength + " and " + repetitions);
        }
    }

    /**
     * The block length of least mean square error for the variance of a mean when the series is autoregressive of order
     * one: {@code (3n/2)^(1/3) (2r/(1-r^2))^(2/3)} ({@code kunsch1989jackknife}; derived in docs/theory/smoothness-fit.md), at most n/4.
     */
    static int blockLength(int points, double autocorrelation) {
        double r = Math.max(0, Math.min(LARGEST_AUTOCORRELATION, autocorrelation));
        double best = Math.cbrt(1.5 * points) * Math.pow(2 * r / (1 - r * r), 2.0 / 3);
        return (int) Math.max(1, Math.min(Math.round(best), points / FEWEST_BLOCKS));
    }

    /** What is computed of a resample. */
    @FunctionalInterface
    interface Statistic {
        /** The statistics of the points with these indices, or {@code false} returned when they have none. */
        boolean of(int[] indices, double[] statisticsOut);
    }

    /** Statistic by statistic the sorted values over all resamples. A resample without statistics is drawn again. */
    double[][] resample(int points, int statistics, Statistic statistic) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[][] values = new double[statistics][repetitions];
        double[] out = new double[statistics];
        int[] indices = new int[points];
        for (int k = 0; k < repetitions; k++) {
            do {
                draw(random, indices);
            } while (!statistic.of(indices, out));
            for (int s = 0; s < statistics; s++) {
                values[s][k] = out[s];
            }
        }
        for (double[] column : values) {
            Arrays.sort(column);
        }
        return values;
    }

    private void draw(RandomGenerator random, int[] indicesOut) {
        int n = indicesOut.length;
        for (int i = 0; i < n; i++) {
            indicesOut[i] = i % blockLength == 0 ? random.nextInt(n) : (indicesOut[i - 1] + 1) % n;
        }
    }

    /**
     * The percentile interval, its levels moved outwards for the few blocks there are: {@code Phi(-t sqrt(k/(k-1)))} in
     * place of 2.5 % with k blocks and t the Student quantile ({@code hesterberg2015teachers}: the "expanded percentile" interval).
     * Stretched where needed to hold the estimate itself.
     */
    Estimate interval(double value, double[] sorted, int points) {
        double blocks = Math.max(2, (double) points / blockLength);
        double level = normalTail(studentQuantile(blocks - 1) * Math.sqrt(blocks / (blocks - 1)));
        double low = Quantile.ofSorted(sorted, level);
        double high = Quantile.ofSorted(sorted, 1 - level);
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }

    /** The 97.5 % quantile of Student's distribution, by its expansion in 1/df (1 % low at 3 degrees, exact at many). */
    private static double studentQuantile(double degrees) {
        double z = NORMAL_975;
        double z2 = z * z;
        double first = z * (z2 + 1) / 4;
        double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        return z + (first + (second + third / degrees) / degrees) / degrees;
    }

    /** Probability of a standard normal above {@code z >= 1.9}, to double precision (continued fraction, 60 terms). */
    private static double normalTail(double z) {
        double fraction = 0;
        for (int k = 60; k >= 1; k--) {
            fraction = k / (z + fraction);
        }
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / (z + fraction);
    }
}
