package io.glissade.langevin;

import io.glissade.langevin.schedule.Schedule;
import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;

/**
 * A dynamics with a scheme that steps it: a record of hyper-parameters. At temperature T, the reciprocal of the inverse temperature beta, it
 * keeps exp(-F/T) up to the bias of its scheme, F the objective: the sum of a model's losses, not their mean. At temperature 0 it is a method
 * of optimisation.
 *
 * @param <V> the vector type
 */
public interface LangevinMethod<V> {

    /** The step size of each move, in units of the dynamics' time. */
    Schedule stepSize();

    /** The temperature of each move, not negative. */
    Schedule temperature();

    /**
     * A chain from {@code x0}, which is copied.
     *
     * @param minibatches the objective or its stochastic gradients; used by this chain alone
     * @param random the chain's own stream, from where it stands
     */
    LangevinIteration<V> start(Minibatches<V> minibatches, V x0, CounterRandom random);
}
