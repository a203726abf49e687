package io.glissade.cli.reproduce.langevin;

import io.glissade.gaussian.GaussianTarget;
import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The relative bias of the variance of each coordinate of a run on a diagonal target at temperature 1, with its standard error.
 *
 * @param bias curvature times variance less 1
 * @param error its standard error: of the mean over independent chains (and over coordinates of the same curvature) of averages over time
 */
record SimulatedVariance(double bias, double error) {
    private static final int COPIES = 64;

    /**
     * Chains from the exact law of the target, the first {@code steps / 4} moves dropped.
     *
     * @param curvatures each stands for 64 coordinates
     * @return one for each curvature
     */
    static List<SimulatedVariance> of(
            LangevinMethod<double[]> method, double[] curvatures, int chains, int steps, long seed) {
        return of(method, curvatures, COPIES, chains, steps, seed);
    }

    /** As {@link #of} with one coordinate for each curvature. */
    static List<SimulatedVariance> ofCoordinates(
            LangevinMethod<double[]> method, double[] curvatures, int chains, int steps, long seed) {
        return of(method, curvatures, 1, chains, steps, seed);
    }

    private static List<SimulatedVariance> of(
            LangevinMethod<double[]> method, double[] curvatures, int copies, int chains, int steps, long seed) {
        double[] all = new double[curvatures.length * copies];
        Arrays.setAll(all, i -> curvatures[i / copies]);
        GaussianTarget target = GaussianTarget.diagonal(all);
        double[][] averages = IntStream.range(0, chains)
                .parallel()
                .mapToObj(chain -> average(method, target, all, steps, new CounterRandom(seed, chain)))
                .toArray(double[][]::new);
        return IntStream.range(0, curvatures.length)
                .mapToObj(i -> summary(averages, i * copies, copies))
                .toList();
    }

    private static double[] average(
            LangevinMethod<double[]> method,
            GaussianTarget target,
            double[] curvatures,
            int steps,
            CounterRandom random) {
        double[] start = new double[curvatures.length];
        Arrays.setAll(start, i -> random.nextGaussian() / Math.sqrt(curvatures[i]));
        double[] sums = new double[curvatures.length];
        try (LangevinIteration<double[]> run = method.start(Minibatches.always(target), start, random)) {
            for (int i = 0; i <= steps / 4; i++) {
                run.step();
            }
            for (int i = 0; i < steps; i++) {
                run.step();
                double[] x = run.point();
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += curvatures[k] * x[k] * x[k];
                }
            }
        }
        Arrays.setAll(sums, k -> sums[k] / steps);
        return sums;
    }

    private static SimulatedVariance summary(double[][] averages, int from, int copies) {
        int count = averages.length * copies;
        double mean = 0;
        for (double[] chain : averages) {
            for (int k = from; k < from + copies; k++) {
                mean += chain[k] / count;
            }
        }
        double squares = 0;
        for (double[] chain : averages) {
            for (int k = from; k < from + copies; k++) {
                squares += (chain[k] - mean) * (chain[k] - mean);
            }
        }
        return new SimulatedVariance(mean - 1, Math.sqrt(squares / (count - 1.0) / count));
    }

    /** How many standard errors it is from {@code exact}. */
    double deviations(double exact) {
        return Math.abs(bias - exact) / error;
    }
}
