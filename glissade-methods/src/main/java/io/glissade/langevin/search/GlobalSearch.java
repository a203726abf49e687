package io.glissade.langevin.search;

import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Global search by annealed underdamped Langevin dynamics: every chain repeats a cycle of cooling from a high to a low temperature,
 * descent to the bottom of where it is, and a decision whether to go on from there.
 *
 * <pre>
 *   cycle:  temperature hot (cold/hot)^(k/K) for K moves of BAOAB, then limited-memory BFGS until ||grad F|| &lt;= tolerance
 *   next:   a lower minimum is kept;   the same again: hot grows by 2;   a higher one: back to the kept one, hot shrinks by 0.8
 * </pre>
 *
 * <p>The chains differ in their first hot temperature, spread over two decades below {@code hot}, so that the right one need not be
 * known. After {@code patience} cycles without a lower minimum a chain begins anew at a random point. A step at which the
 * energy is not finite halves the step size of the chain. No guarantee is claimed for a finite budget; what is found is a local minimum,
 * and the least of them. Results depend on the seed and the number of chains, not on the number of threads. Cost: the gradients of the
 * budget. Choose it for smooth objectives with many minima; with few coordinates and many gradients to spend. Sources:
 * {@code gao2020breaking} for the dynamics, {@code wales1997global} for the steps from minimum to minimum.
 *
 * @param chains at least 1
 * @param gradients budget of all chains together, at least one cycle for each
 * @param moves of the dynamics in a cycle, at least 1
 * @param stepSize of the dynamics, positive; stable up to 2 over the root of the largest curvature
 * @param friction positive
 * @param hot the highest temperature, in units of the objective, positive
 * @param cold the temperature at the end of a cycle, positive and less than {@code hot / 100}
 * @param tolerance of the gradient norm of a minimum, positive
 * @param patience cycles without a lower minimum before a chain begins anew, at least 1
 */
public record GlobalSearch(
        int chains,
        long gradients,
        int moves,
        double stepSize,
        double friction,
        double hot,
        double cold,
        double tolerance,
        int patience) {
    public GlobalSearch {
        Require.atLeast("chains", 1, chains);
        Require.atLeast("moves", 1, moves);
        Require.atLeast("gradients", (long) chains * (moves + 1L), gradients);
        Require.positive("stepSize", stepSize);
        Require.positive("friction", friction);
        Require.positive("hot", hot);
        Require.positive("cold", cold);
        if (cold >= hot / 100) {
            throw new IllegalArgumentException("cold must be less than hot / 100 = " + hot / 100 + ", got " + cold);
        }
        Require.positive("tolerance", tolerance);
        Require.atLeast("patience", 1, patience);
    }

    /**
     * What a search found.
     *
     * @param minima one for each cycle, in the order of chains and cycles
     * @param gradients computed
     * @param cancelled whether it was ended before its budget
     */
    public record Found<V>(List<Minimum<V>> minima, long gradients, boolean cancelled) {
        /** The least of them; of equals the first. */
        public Minimum<V> best() {
            return minima.stream()
                    .min(Comparator.comparingDouble(Minimum::value))
                    .orElseThrow(() -> new IllegalStateException("no cycle was ended"));
        }
    }

    /**
     * Runs every chain until its part of the budget is spent.
     *
     * @param objectives the objective of each chain, used by one thread at a time; may be one object where it is safe to share
     * @param start where a chain begins
     * @param threads at least 1; the result does not depend on it
     * @param observer told of each minimum by the thread of its chain, one at a time
     * @param cancelled ends the search after the cycles that run
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
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, chains));
        try {
            List<Future<SearchChain<V>>> running = new ArrayList<>();
            for (int c = 0; c < chains; c++) {
                SearchChain<V> chain = new SearchChain<>(
                        this, c, objectives.apply(c), start, new CounterRandom(seed, c), oneAtATime, cancelled);
                running.add(executor.submit(chain::run, chain));
            }
            List<Minimum<V>> minima = new ArrayList<>();
            long spent = 0;
            for (Future<SearchChain<V>> each : running) {
                SearchChain<V> chain = each.get();
                minima.addAll(chain.minima());
                spent += chain.gradients();
            }
            return new Found<>(List.copyOf(minima), spent, cancelled.get());
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the search was interrupted", interrupted);
        } finally {
            executor.shutdownNow();
        }
    }
}
