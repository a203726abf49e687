package io.glissade.langevin.subsample;

import io.glissade.oracle.FiniteSum;
import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.parameter.Require;
import io.glissade.random.CounterRandom;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * Unbiased minibatches of the sum of n terms, as a sampler needs it: n times the mean of {@code size} terms drawn with replacement; with an
 * anchor z their differences to it instead, around the full sum there:
 *
 * <pre>
 *   n/size sum f_i(x)        or        F(z) + n/size sum (f_i(x) - f_i(z)),   F = f_1 + ... + f_n
 * </pre>
 *
 * <p>The noise of the first stays where it is as the data grow; that of the second falls with the distance from the anchor, which should be
 * near the mode. Cost of a gradient: {@code size} terms, twice that with an anchor. Sources:
 * {@code welling2011bayesian}; {@code baker2019control} for the anchor.
 *
 * @param <V> the vector type
 */
public final class RandomTerms<V> implements Minibatches<V>, AutoCloseable {
    private final FiniteSum<V> sum;
    private final VectorSpace<V> space;
    private final CounterRandom random;
    private final long firstNumber;
    private final @Nullable Anchor<V> anchor;
    private final V work;
    private final Drawn even;
    private final Drawn odd;
    private long handedOut;

    /**
     * Minibatches without an anchor.
     *
     * @param sum whose terms are drawn; its mean times their number is the objective
     * @param size terms in a minibatch, at least 1
     * @param random the stream's own numbers, from where they stand
     */
    public RandomTerms(FiniteSum<V> sum, int size, CounterRandom random) {
        this(sum, size, random, null);
    }

    /**
     * Minibatches with an anchor.
     *
     * @param anchor which may serve several streams; it is not closed here
     */
    public RandomTerms(FiniteSum<V> sum, int size, CounterRandom random, @Nullable Anchor<V> anchor) {
        Require.atLeast("size", 1, size);
        this.sum = sum;
        this.space = sum.space();
        this.random = random;
        this.firstNumber = random.position();
        this.anchor = anchor;
        this.work = space.zero();
        this.even = new Drawn(size);
        this.odd = new Drawn(size);
    }

    @Override
    public VectorSpace<V> space() {
        return space;
    }

    /** The next minibatch. Cost: one random number for each term. */
    @Override
    public Objective<V> next() {
        Drawn next = handedOut % 2 == 0 ? even : odd;
        handedOut++;
        for (int i = 0; i < next.terms.length; i++) {
            next.terms[i] = random.nextInt(sum.terms());
        }
        return next;
    }

    @Override
    public double epoch() {
        return (double) handedOut * even.terms.length / sum.terms();
    }

    @Override
    public void restart() {
        handedOut = 0;
        random.moveTo(firstNumber);
    }

    @Override
    public void archive(Archive<V> archive) {
        handedOut = archive.count("handed out", handedOut);
        random.moveTo(archive.count("random position", random.position()));
    }

    @Override
    public void close() {
        space.release(work);
    }

    private final class Drawn implements Objective<V> {
        private final int[] terms;

        Drawn(int size) {
            this.terms = new int[size];
        }

        @Override
        public VectorSpace<V> space() {
            return space;
        }

        @Override
        public double valueAndGradient(V x, V gradientOut) {
            double weight = (double) sum.terms() / terms.length;
            double value = 0;
            space.scale(0, gradientOut);
            if (anchor != null) {
                value = anchor.value();
                space.copy(anchor.gradient(), gradientOut);
            }
            for (int term : terms) {
                value += weight * sum.valueAndGradient(term, x, work);
                space.axpy(weight, work, gradientOut);
                if (anchor != null) {
                    value -= weight * sum.valueAndGradient(term, anchor.point(), work);
                    space.axpy(-weight, work, gradientOut);
                }
            }
            return value;
        }
    }
}
