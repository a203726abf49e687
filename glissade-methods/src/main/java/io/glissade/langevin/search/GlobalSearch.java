package io.glissade.langevin.search;

import io.glissade.langevin.ensemble.Round;
import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Global search by underdamped Langevin dynamics, annealed once and then from minimum to lower minimum.
 *
 * <pre>
 *   begin:  a random point, temperature from hot to 0 over {@code annealing} moves of BAOAB, descent to a minimum
 *   kick:   from the kept minimum with a velocity of temperature h, cooling to 0 over {@code kick} moves, descent
 *           a lower minimum is kept;   the same again: h grows by 1.5;   a higher one: h shrinks by 1.3
 * </pre>
 *
 * <p>The descent is limited-memory BFGS until the gradient norm is at most the tolerance; one that cannot reach a lower minimum is
 * ended early. The chains differ in their first hot temperature, spread over two decades below {@code hot}, so that the right one need
 * not be known. After {@code patience} kicks in vain a chain begins anew. Where the energy is not finite the chain begins anew with half
 * the step size. No guarantee is claimed for a finite budget: what is found is a local minimum, and the least of those seen.
 * Results depend on the seed and the number of chains, not on the number of threads. Cost: the gradients of the budget. Choose it
 * for smooth objectives with many minima and cheap gradients; where a funnel of many coordinates leads to the minimum, evolution strategies
 * need fewer values (docs/benchmarks.md). Sources: {@code gao2020breaking} for the dynamics, {@code wales1997global} for the way from
 * minimum to minimum.
 *
 * @param chains at least 1
 * @param gradients budget of all chains together, at least 4 for each chain
 * @param annealing moves of a beginning, at least 1
 * @param kick moves of a kick, at least 1
 * @param stepSize of the dynamics, positive; stable up to 2 over the root of the largest curvature
 * @param friction positive; about 3 over the time of a kick
 * @param hot the highest temperature of a beginning, in units of the objective, positive
 * @param tolerance of the gradient norm of a minimum, positive
 * @param patience kicks in vain before a chain begins anew, at least 1
 */
public record GlobalSearch(
        int chains,
        long gradients,
        int annealing,
        int kick,
        double stepSize,
        double friction,
        double hot,
        double tolerance,
        int patience) {
    /** What a chain needs for a move and a look at where it led. */
    static final int LEAST_GRADIENTS = 4;

    public GlobalSearch {
        Require.atLeast("chains", 1, chains);
        Require.atLeast("gradients", (long) LEAST_GRADIENTS * chains, gradients);
        Require.atLeast("annealing", 1, annealing);
        Require.atLeast("kick", 1, kick);
        Require.positive("stepSize", stepSize);
        Require.positive("friction", friction);
        Require.positive("hot", hot);
        Require.positive("tolerance", tolerance);
        Require.atLeast("patience", 1, patience);
    }

    /**
     * What a search found.
     *
     * @param minima that were kept, in the order of chains and their time
     * @param gradients computed
     * @param cancelled whether it was ended before its budget
     */
    public record Found<V>(List<Minimum<V>> minima, long gradients, boolean cancelled) {
        /** The least of them; of equals the first. */
        public Minimum<V> best() {
            return minima.stream()
                    .min(Comparator.comparingDouble(Minimum::value))
                    .orElseThrow(() -> new IllegalStateException("no descent was ended"));
        }
    }

    /**
     * Runs every chain until its part of the budget is spent.
     *
     * @param objectives the objective of each chain, used by one thread at a time; may be one object where it is safe to share
     * @param start where a chain begins
     * @param threads at least 1; the result does not depend on it
     * @param observer told of each minimum by the thread of its chain, one at a time
     * @param cancelled ends the search after the kicks that run
     */
    public <V> Found<V> run(
            IntFunction<Objective<V>> objectives,
            StartPoint<V> start,
            long seed,
            int threads,
            Consumer<Minimum<V>> observer,
            AtomicBoolean cancelled) {
        Require.atLeast("threads", 1, threads);
        Consumer<Minimum<V>> oneAtATime = minimum -> {
            synchronized (observer) {
                observer.accept(minimum);
            }
        };
        List<SearchChain<V>> all = new ArrayList<>();
        for (int c = 0; c < chains; c++) {
            all.add(new SearchChain<>(
                    this, c, objectives.apply(c), start, new CounterRandom(seed, c), oneAtATime, cancelled));
        }
        try (Round round = new Round(Math.min(threads, chains))) {
            round.run(chains, c -> all.get(c).run());
        }
        List<Minimum<V>> minima = new ArrayList<>();
        long spent = 0;
        for (SearchChain<V> chain : all) {
            minima.addAll(chain.minima());
            spent += chain.gradients();
        }
        return new Found<>(List.copyOf(minima), spent, cancelled.get());
    }
}
