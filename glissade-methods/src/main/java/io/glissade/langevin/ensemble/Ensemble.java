package io.glissade.langevin.ensemble;

import io.glissade.langevin.LangevinIteration;
import io.glissade.langevin.LangevinMethod;
import io.glissade.oracle.Minibatches;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.run.Archive;
import io.glissade.run.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Independent chains of one method, moved by several threads in rounds. Each chain has its own random numbers and minibatches, so what comes
 * out does not depend on the number of threads, bit for bit. Between two rounds the ensemble may be read, archived or left; a round itself is
 * not interrupted.
 *
 * @param <V> the vector type
 */
public final class Ensemble<V> implements AutoCloseable {
    private final List<LangevinIteration<V>> chains = new ArrayList<>();
    private final List<List<Observer<V, ? super LangevinIteration<V>>>> observers = new ArrayList<>();
    private final Round round;
    private boolean started;
    private long moves;

    /**
     * Chains that have not moved yet. The functions are called with the number of each chain, from 0 and in order.
     *
     * @param chains at least 1
     * @param threads at least 1; more than chains are not used
     * @param minibatches the stream of each chain: a new one each, or always the same if it has no state and may be used by several threads
     * @param start the point where each chain starts, copied
     * @param random the random numbers of each chain, as {@code new CounterRandom(seed, 0)::stream}
     */
    public Ensemble(
            LangevinMethod<V> method,
            int chains,
            int threads,
            IntFunction<? extends Minibatches<V>> minibatches,
            IntFunction<? extends V> start,
            IntFunction<CounterRandom> random) {
        Require.atLeast("chains", 1, chains);
        Require.atLeast("threads", 1, threads);
        this.round = new Round(Math.min(threads, chains));
        boolean complete = false;
        try {
            for (int c = 0; c < chains; c++) {
                this.chains.add(method.start(minibatches.apply(c), start.apply(c), random.apply(c)));
                observers.add(new ArrayList<>());
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /**
     * Has each chain watched by an observer of its own, after each of its steps and by the thread that makes the step.
     *
     * @param source called once with the number of each chain
     */
    public void observe(IntFunction<? extends Observer<V, ? super LangevinIteration<V>>> source) {
        for (int c = 0; c < chains.size(); c++) {
            observers.get(c).add(source.apply(c));
        }
    }

    /** The number of chains. */
    public int chains() {
        return chains.size();
    }

    /** One chain, to be read between two rounds; its velocity may be set before the first. */
    public LangevinIteration<V> chain(int number) {
        return chains.get(number);
    }

    /** Moves that each chain has been asked to make. */
    public long moves() {
        return moves;
    }

    /** Gradients of all chains. */
    public long evaluations() {
        return chains.stream().mapToLong(LangevinIteration::evaluations).sum();
    }

    /**
     * One round: every chain makes this many moves; the first round evaluates the starts before. A chain where a number is not finite stays
     * where it is. When the calling thread is interrupted the round is finished and the interrupt kept.
     *
     * @param count not negative; 0 evaluates the starts in the first round
     * @throws RuntimeException what a chain or observer threw, the lowest number's unchanged; the ensemble is then to be closed
     */
    public void advance(long count) {
        Require.atLeast("moves", 0, count);
        long steps = started ? count : count + 1;
        started = true;
        moves += count;
        round.run(chains.size(), c -> step(c, steps));
    }

    private void step(int number, long steps) {
        LangevinIteration<V> chain = chains.get(number);
        List<Observer<V, ? super LangevinIteration<V>>> watching = observers.get(number);
        for (long i = 0; i < steps && chain.nonFinite() == null; i++) {
            chain.step();
            for (int o = 0; o < watching.size(); o++) {
                watching.get(o).afterStep(chain);
            }
        }
    }

    /** The first chain where a number is not finite, with its number, step and coordinate; {@code null} while all is well. */
    public @Nullable String nonFinite() {
        for (int c = 0; c < chains.size(); c++) {
            String what = chains.get(c).nonFinite();
            if (what != null) {
                return "Chain " + c + ", " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1);
            }
        }
        return null;
    }

    /** Saves or loads every chain between two rounds. */
    public void archive(Archive<V> archive) {
        started = archive.count("started", started ? 1 : 0) == 1;
        moves = archive.count("moves", moves);
        for (int c = 0; c < chains.size(); c++) {
            chains.get(c).archive(archive.part("chain " + c));
        }
    }

    /** Ends the threads and closes the chains. */
    @Override
    public void close() {
        round.close();
        chains.forEach(LangevinIteration::close);
    }
}
