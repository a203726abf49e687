package io.glissade.cli.sample;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.curvature.MeasuredCurvature;
import io.glissade.langevin.underdamped.Scheme;
import io.glissade.langevin.underdamped.Underdamped;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.random.CounterRandom;
import io.glissade.space.EuclideanSpace;
import io.glissade.space.VectorSpace;
import java.util.List;

/**
 * Measures how curved an energy is: where chains begin, at the foot of a descent from there, and where a short chain from that has come. A
 * random minibatch is kept frozen meanwhile.
 */
final class Pilot<V> {
    /** Streams of random numbers, apart from those of chains, minibatches and warm-up. */
    private static final long STREAM = 1L << 42;

    private static final int VECTORS = 30;
    private static final int DESCENT = 200;
    private static final int MOVES = 60;
    /** From here on, where a gradient is dear and no measurement reaches the smallest curvature, a tenth of the work will do. */
    private static final int LARGE = 10_000;

    private static final double SLOW_START = 0.25;
    private static final double RADIUS = 1e-4;
    /** Single precision needs more room. */
    private static final double WIDE_RADIUS = 1e-2;

    private final Objective<V> energy;
    private final VectorSpace<V> space;
    private final double temperature;
    private final long seed;
    private long gradients;

    Pilot(Objective<V> energy, double temperature, long seed) {
        this.energy = energy;
        this.space = energy.space();
        this.temperature = temperature;
        this.seed = seed;
    }

    /**
     * Measures from each of the starts, which are not changed. Cost: some hundred gradients for each, a tenth
     * of that from 10,000 dimensions on.
     *
     * @throws ArithmeticException where a gradient is not finite
     */
    Curvatures measure(List<V> starts) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        double atStart = 0;
        V x = space.zero();
        try {
            for (int i = 0; i < starts.size(); i++) {
                CounterRandom random = new CounterRandom(seed, STREAM + i);
                space.copy(starts.get(i), x);
                double first = at(x, random).largest();
                atStart = Math.max(atStart, first);
                descend(x, first > 0 ? first : 1);
                MeasuredCurvature foot = at(x, random);
                largest = Math.max(largest, foot.largest());
                if (foot.smallest() > 0) {
                    smallest = Math.min(smallest, foot.smallest());
                }
                largest = Math.max(largest, afterAWhile(x, Math.max(first, foot.largest()), random));
            }
        } finally {
            space.release(x);
        }
        return Curvatures.of(Double.isInfinite(smallest) ? 0 : smallest, largest, atStart, gradients);
    }

    private int share(int work) {
        return space.dimension() < LARGE ? work : work / 10;
    }

    private MeasuredCurvature at(V x, CounterRandom random) {
        double length = space.norm(x) / Math.sqrt((double) space.dimension());
        double radius = (1 + length) * (space instanceof EuclideanSpace ? RADIUS : WIDE_RADIUS);
        MeasuredCurvature measured = MeasuredCurvature.at(energy, x, share(VECTORS), radius, random);
        gradients += measured.gradients();
        return measured;
    }

    /** Gradient descent whose steps grow until they fail, to where what is left is less than the heat of a direction. */
    private void descend(V x, double curvature) {
        V trial = space.zero();
        V slope = space.zero();
        V trialSlope = space.zero();
        double value = energy.valueAndGradient(x, slope);
        double lipschitz = curvature;
        for (int i = 0; i < share(DESCENT); i++) {
            double square = space.dot(slope, slope);
            if (!(square > lipschitz * temperature)) {
                break;
            }
            space.copy(x, trial);
            space.axpy(-1 / lipschitz, slope, trial);
            double reached = energy.valueAndGradient(trial, trialSlope);
            gradients++;
            if (reached <= value - square / (4 * lipschitz)) {
                space.copy(trial, x);
                space.copy(trialSlope, slope);
                value = reached;
                lipschitz *= 0.8;
            } else {
                lipschitz *= 2;
            }
        }
        space.release(trial);
        space.release(slope);
        space.release(trialSlope);
    }

    private double afterAWhile(V x, double curvature, CounterRandom random) {
        double root = Math.sqrt(curvature > 0 ? curvature : 1);
        Underdamped<V> method = new Underdamped<>(Scheme.BAOAB, SLOW_START / root, root, temperature);
        try (LangevinIteration<V> chain = method.start(Minibatches.always(energy), x, random)) {
            for (int i = 0; i <= share(MOVES) && chain.nonFinite() == null; i++) {
                chain.step();
            }
            gradients += chain.evaluations();
            return chain.nonFinite() == null ? at(chain.point(), random).largest() : curvature;
        }
    }
}
