package io.glissade.langevin.passage;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.langevin.ensemble.Round;
import io.glissade.oracle.Minibatches;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Chains of one method from one start, each with its own stream of random numbers, on several threads. Chain i draws from stream i of the
 * seed, so nothing depends on the number of threads. A velocity starts from its stationary law, N(0, T) in each coordinate with T the
 * temperature of the first move. Memory: one chain for each thread.
 *
 * @param method what every chain does
 * @param minibatches makes the objective of one chain; what it gives may be the same each time where that has no state and may be evaluated on
 *     several threads at once
 * @param start where every chain starts
 * @param <V> the vector type
 */
public record IndependentChains<V>(LangevinMethod<V> method, Supplier<? extends Minibatches<V>> minibatches, V start) {

    /**
     * Runs the chains.
     *
     * @param chains at least 1
     * @param seed of all random numbers
     * @param threads at least 1
     * @param watches makes what looks at one chain
     * @return what each chain's watch says at its end, in the order of the chains
     */
    public <R> List<R> run(int chains, long seed, int threads, Supplier<? extends Watch<V, R>> watches) {
        Require.atLeast("chains", 1, chains);
        Require.atLeast("threads", 1, threads);
        List<R> results = new ArrayList<>(Collections.nCopies(chains, null));
        try (Round round = new Round(Math.min(threads, chains))) {
            round.run(
                    chains,
                    chain -> results.set(chain, one(minibatches.get(), new CounterRandom(seed, chain), watches.get())));
        }
        return List.copyOf(results);
    }

    private <R> R one(Minibatches<V> own, CounterRandom random, Watch<V, R> watch) {
        try (LangevinIteration<V> chain = method.start(own, start, random)) {
            V velocity = chain.velocity();
            if (velocity != null) {
                VectorSpace<V> space = chain.space();
                space.fillGaussian(random, velocity);
                space.scale(Math.sqrt(method.temperature().at(0)), velocity);
            }
            chain.step();
            long moves = 0;
            double time = 0;
            while (chain.nonFinite() == null && watch.goesOn(moves, time, chain)) {
                double step = chain.progress().stepSize();
                chain.step();
                moves++;
                time += step;
            }
            return watch.end(moves, time, chain);
        }
    }
}
