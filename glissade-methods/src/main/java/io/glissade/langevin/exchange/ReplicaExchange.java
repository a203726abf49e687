package io.glissade.langevin.exchange;

import io.glissade.langevin.ChainMethod;
import io.glissade.langevin.ChainState;
import io.glissade.langevin.Transition;
import io.glissade.langevin.schedule.Schedule;
import io.glissade.parameter.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Replica exchange, or parallel tempering: one chain at each of several temperatures, all from the same start, the hotter ones at
 * rest; now and then neighbours exchange places, so that the coldest comes over barriers that only the hot ones cross.
 *
 * <pre>
 *   every period-th move, pairs (0, 1), (2, 3), ... and (1, 2), (3, 4), ... in turn exchange with probability
 *   min(1, exp((1/T_i - 1/T_j)(F(x_i) - F(x_j))))        velocities are rescaled by the root of the ratio of the temperatures
 * </pre>
 *
 * <p>Exchanges keep every exp(-F/T) exactly, as far as each method does; with minibatches they add a bias. What is seen from outside is the
 * coldest; {@link io.glissade.langevin.LangevinIteration#swapRates} tells how often neighbours exchanged: 0.2 to 0.4 is good. Cost per step:
 * that of all methods, and a gradient for each replica and exchange whose scheme ends on a move of the position. Sources:
 * {@code swendsen1986replica}, {@code earl2005parallel}.
 *
 * @param ladder the method of each replica with its own step size and temperature, the coldest first; at least 2
 * @param period moves between exchanges, at least 1
 */
public record ReplicaExchange<V>(List<? extends ChainMethod<V>> ladder, long period) implements ChainMethod<V> {
    public ReplicaExchange {
        Require.atLeast("replicas", 2, ladder.size());
        Require.atLeast("period", 1, period);
        ladder = List.copyOf(ladder);
    }

    /**
     * Temperatures in geometric progression.
     *
     * @param coldest positive
     * @param hottest above {@code coldest}
     * @param replicas at least 2
     * @param method the method at a temperature; a step that grows with its root suits a bounded gradient
     */
    public static <V> ReplicaExchange<V> geometric(
            double coldest,
            double hottest,
            int replicas,
            long period,
            DoubleFunction<? extends ChainMethod<V>> method) {
        Require.positive("coldest", coldest);
        Require.positive("hottest", hottest);
        Require.atLeast("replicas", 2, replicas);
        if (hottest <= coldest) {
            throw new IllegalArgumentException("hottest must be above coldest = " + coldest + ", got " + hottest);
        }
        List<ChainMethod<V>> ladder = new ArrayList<>();
        for (int i = 0; i < replicas; i++) {
            ladder.add(method.apply(coldest * Math.pow(hottest / coldest, (double) i / (replicas - 1))));
        }
        return new ReplicaExchange<>(ladder, period);
    }

    /** Of the coldest. */
    @Override
    public Schedule stepSize() {
        return ladder.get(0).stepSize();
    }

    /** Of the coldest. */
    @Override
    public Schedule temperature() {
        return ladder.get(0).temperature();
    }

    @Override
    public Transition<V> transition(ChainState<V> state) {
        return new Exchanges<>(ladder, period, state);
    }
}
