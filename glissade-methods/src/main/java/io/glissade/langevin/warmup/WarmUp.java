package io.glissade.langevin.warmup;

import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.ensemble.Ensemble;
import io.glissade.langevin.preconditioned.Preconditioned;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.oracle.Minibatches;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.space.CoordinateSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The warm-up of an adjusted method: finds a scale for each coordinate and, by the share of acceptance, the step size, from one chain or from
 * several together, on their way to equilibrium.
 *
 * <p>Windows as in {@code carpenter2017stan}: 15 % of the moves for the step size alone, then windows each twice as long as the one before, after
 * which the scales become the standard deviations of its points over all chains, and 10 % for the step size again. The step size is that of
 * {@link DualAveraging}, begun anew with each window. Draws come after a warm-up, from chains that start where it ended.
 *
 * @param family the method with a given schedule of step sizes; it must tell its acceptance
 * @param firstStep where the search begins, positive; the order of magnitude will do
 * @param target the share to be accepted, in (0, 1): 0.574 for {@link io.glissade.langevin.adjusted.Mala}
 * @param moves of each chain, at least 100
 */
public record WarmUp<V>(
        CoordinateSpace<V> space,
        Function<Schedule, ? extends LangevinMethod<V>> family,
        double firstStep,
        double target,
        int moves) {
    private static final int FIRST_WINDOW = 25;
    /** Streams of one window lie beyond those of the one before. */
    private static final long STREAMS = 1L << 32;

    public WarmUp {
        Require.positive("firstStep", firstStep);
        Require.between("target", 0, target, 1);
        Require.atLeast("moves", 100, moves);
    }

    /**
     * Warms up; the vectors of the result are the caller's.
     *
     * @param chains at least 1
     * @param threads at least 1; the result does not depend on it
     * @param minibatches the stream of each chain, asked for anew with each window
     * @param start where each chain starts
     * @param seed of the random numbers; the streams used are from 2^32 on, those below are free for what follows
     * @throws ArithmeticException where a chain meets a number that is not finite
     */
    public Result<V> run(
            int chains,
            int threads,
            IntFunction<? extends Minibatches<V>> minibatches,
            IntFunction<? extends V> start,
            long seed) {
        List<V> points = new ArrayList<>();
        for (int c = 0; c < chains; c++) {
            V point = space.zero();
            space.copy(start.apply(c), point);
            points.add(point);
        }
        V scales = space.zero();
        space.fill(1, scales);
        double step = firstStep;
        List<Integer> windows = windows();
        try (ScaleEstimate<V> estimate = new ScaleEstimate<>(space)) {
            for (int w = 0; w < windows.size(); w++) {
                boolean slow = w > 0 && w < windows.size() - 1;
                DualAveraging search = new DualAveraging(step, target);
                LangevinMethod<V> method = new Preconditioned<>(family.apply(search), space, scales);
                CounterRandom random = new CounterRandom(seed, 0);
                long firstStream = STREAMS * (w + 1);
                try (Ensemble<V> ensemble = new Ensemble<>(
                        method, chains, threads, minibatches, points::get, c -> random.stream(firstStream + c))) {
                    for (int i = 0; i < windows.get(w); i++) {
                        ensemble.advance(1);
                        search.learn(meanAcceptance(ensemble));
                        for (int c = 0; slow && c < chains; c++) {
                            estimate.add(ensemble.chain(c).point());
                        }
                    }
                    for (int c = 0; c < chains; c++) {
                        space.copy(ensemble.chain(c).point(), points.get(c));
                    }
                }
                if (slow && estimate.meanVariance() > 0) {
                    estimate.scales(scales);
                }
                estimate.reset();
                step = search.average();
            }
        }
        return new Result<>(step, scales, List.copyOf(points));
    }

    private double meanAcceptance(Ensemble<V> ensemble) {
        String nonFinite = ensemble.nonFinite();
        if (nonFinite != null) {
            throw new ArithmeticException("Warm-up: " + nonFinite);
        }
        double sum = 0;
        for (int c = 0; c < ensemble.chains(); c++) {
            sum += ensemble.chain(c).acceptance();
        }
        return sum / ensemble.chains();
    }

    /** The lengths: the first, the slow ones, the last. */
    private List<Integer> windows() {
        List<Integer> windows = new ArrayList<>();
        int first = moves * 15 / 100;
        int last = moves / 10;
        windows.add(first);
        int left = moves - first - last;
        for (int length = FIRST_WINDOW; left > 0; length *= 2) {
            // What would be left for a window too short for its length goes into this one.
            int taken = left < 3 * length ? left : length;
            windows.add(taken);
            left -= taken;
        }
        windows.add(last);
        return windows;
    }

    /**
     * What a warm-up found.
     *
     * @param stepSize for the family's method, under {@link Preconditioned} with {@code scales}
     * @param scales the standard deviation of each coordinate
     * @param points where each chain ended
     */
    public record Result<V>(double stepSize, V scales, List<V> points) {}
}
