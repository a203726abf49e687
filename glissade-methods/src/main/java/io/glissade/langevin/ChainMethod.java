package io.glissade.langevin;

import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;

/**
 * A Langevin method whose chain is one {@link ChainState}, moved by one {@link Transition}: most are.
 *
 * @param <V> the vector type
 */
public interface ChainMethod<V> extends LangevinMethod<V> {

    /** The moves of one chain. They may take work vectors; {@link Transition#close} gives them back. */
    Transition<V> transition(ChainState<V> state);

    @Override
    default LangevinIteration<V> start(Minibatches<V> minibatches, V x0, CounterRandom random) {
        return new LangevinRun<>(this, minibatches, x0, random);
    }
}
