package io.glissade.bench;

import io.glissade.gaussian.GaussianTarget;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.adjusted.AdjustedUnderdamped;
import io.glissade.langevin.adjusted.Mala;
import io.glissade.langevin.ensemble.Ensemble;
import io.glissade.langevin.overdamped.Overdamped;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Time of a step of a chain on the Gaussians of {@code bench/peers/langevin.py}: one chain, and 64 on two threads. Median, least and greatest
 * of five repetitions after one for the compiler.
 *
 * <pre>LangevinSteps [DIMENSION...]</pre>
 */
public final class LangevinSteps {

    private static final int REPETITIONS = 5;
    private static final double CONDITION = 100;

    private LangevinSteps() {}

    /** Prints a line for each method, dimension and number of chains. */
    public static void main(String[] arguments) {
        int[] dimensions = arguments.length == 0
                ? new int[] {10, 1000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        for (int dimension : dimensions) {
            for (int chains : new int[] {1, 64}) {
                methods().forEach((name, method) -> time(name, method, dimension, chains));
            }
        }
    }

    private static Map<String, LangevinMethod<double[]>> methods() {
        Map<String, LangevinMethod<double[]>> methods = new LinkedHashMap<>();
        methods.put("MALA", new Mala<>(0.1, 1));
        methods.put("adjusted underdamped", new AdjustedUnderdamped<>(0.5, 0.2, 1));
        methods.put("overdamped", new Overdamped<>(0.1, 1));
        methods.put("BAOAB", new Underdamped<>(Scheme.BAOAB, 0.5, 0.2, 1));
        methods.put("UBU", new Underdamped<>(Scheme.UBU, 0.5, 0.2, 1));
        return methods;
    }

    private static void time(String name, LangevinMethod<double[]> method, int dimension, int chains) {
        GaussianTarget target = GaussianTarget.ofCondition(dimension, CONDITION);
        double[] start = new double[dimension];
        Arrays.fill(start, 1);
        int threads = chains == 1 ? 1 : 2;
        long moves = Math.max(2_000, (long) (4e7 / (dimension + 20) / chains));
        double[] nanos = new double[REPETITIONS];
        try (Ensemble<double[]> ensemble = new Ensemble<>(
                method,
                chains,
                threads,
                chain -> Minibatches.always(target),
                chain -> start,
                new CounterRandom(0, 0)::stream)) {
            ensemble.advance(moves);
            for (int i = 0; i < REPETITIONS; i++) {
                long began = System.nanoTime();
                ensemble.advance(moves);
                nanos[i] = (System.nanoTime() - began) / (double) (moves * chains);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-22s dim %5d chains %3d %12.1f ns a step [%.1f, %.1f]%n",
                name,
                dimension,
                chains,
                nanos[REPETITIONS / 2],
                nanos[0],
                nanos[REPETITIONS - 1]);
    }
}
