package io.glissade.langevin.passage;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Chains of one method from one start, each with its own stream of random numbers, on several threads. Chain i draws from stream i of the
 * seed, so nothing depends on the number of threads. A velocity starts from its stationary law, N(0, T) in each coordinate with T the
 * temperature of the first move. Memory: one chain for each thread.
 *
 * @param method what every chain does
 * @param minibatches makes the objective of one thread; what it gives may be the same each time where that may be evaluated on several
 *     threads at once
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
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, chains));
        try {
            List<Future<List<Numbered<R>>>> parts = new ArrayList<>();
            for (int worker = 0; worker < Math.min(threads, chains); worker++) {
                parts.add(workers.submit(() -> part(chains, seed, next, watches)));
            }
            List<Numbered<R>> all = new ArrayList<>();
            for (Future<List<Numbered<R>>> part : parts) {
                all.addAll(part.get());
            }
            all.sort((first, second) -> Integer.compare(first.chain(), second.chain()));
            return all.stream().map(Numbered::result).toList();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while chains were running", interrupted);
        } finally {
            workers.shutdownNow();
        }
    }

    private record Numbered<R>(int chain, R result) {}

    private <R> List<Numbered<R>> part(
            int chains, long seed, AtomicInteger next, Supplier<? extends Watch<V, R>> watches) {
        Minibatches<V> own = minibatches.get();
        List<Numbered<R>> results = new ArrayList<>();
        for (int chain = next.getAndIncrement(); chain < chains; chain = next.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            own.restart();
            results.add(new Numbered<>(chain, one(own, new CounterRandom(seed, chain), watches.get())));
        }
        return results;
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
                chain.step();
                moves++;
                time += chain.progress().stepSize();
            }
            return watch.end(moves, time, chain);
        }
    }
}
