package io.glissade.langevin.passage;

import io.glissade.langevin.LangevinIteration;

/**
 * What is looked at along one chain. Each chain has its own, used by one thread.
 *
 * @param <V> the vector type
 * @param <R> what is known at the end
 */
public interface Watch<V, R> {

    /**
     * Called at the start and after every move: whether the chain goes on. It is not called where a number is not finite; the chain ends
     * there.
     *
     * @param moves since the start
     * @param time the sum of their step sizes
     * @param chain to be read and not changed
     */
    boolean goesOn(long moves, double time, LangevinIteration<V> chain);

    /**
     * What was seen, after the last move.
     *
     * @param chain whose {@link LangevinIteration#nonFinite()} says whether it ended there
     */
    R end(long moves, double time, LangevinIteration<V> chain);
}
