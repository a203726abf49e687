package io.glissade.langevin.passage;

import io.glissade.langevin.LangevinIteration;
import io.glissade.parameter.Require;
import java.util.List;
import java.util.function.Predicate;

/**
 * How long chains take until something holds of their point for the first time. It is looked at after each move, so what happens between
 * two moves is not seen. Cost: one look for each move.
 *
 * @param chains what runs
 * @param arrived what is waited for; called from several threads
 * @param mostMoves after which a chain is given up, at least 1
 * @param <V> the vector type
 */
public record FirstPassage<V>(IndependentChains<V> chains, Predicate<V> arrived, long mostMoves) {
    public FirstPassage {
        Require.atLeast("mostMoves", 1, mostMoves);
    }

    /**
     * The times of so many chains.
     *
     * @param runs at least 1
     * @param seed of all random numbers
     * @param threads at least 1; the times are the same for any
     */
    public PassageTimes run(int runs, long seed, int threads) {
        List<PassageTimes.Run> results = chains.run(runs, seed, threads, () -> new Wait<>(arrived, mostMoves));
        return new PassageTimes(results);
    }

    private static final class Wait<V> implements Watch<V, PassageTimes.Run> {
        private final Predicate<V> arrived;
        private final long mostMoves;
        private boolean there;

        Wait(Predicate<V> arrived, long mostMoves) {
            this.arrived = arrived;
            this.mostMoves = mostMoves;
        }

        @Override
        public boolean goesOn(long moves, double time, LangevinIteration<V> chain) {
            there = arrived.test(chain.point());
            return !there && moves < mostMoves;
        }

        @Override
        public PassageTimes.Run end(long moves, double time, LangevinIteration<V> chain) {
            String nonFinite = chain.nonFinite();
            return new PassageTimes.Run(time, there && nonFinite == null, nonFinite);
        }
    }
}
