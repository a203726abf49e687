package io.glissade.oracle;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * The minibatches of another stream, on which steps grow shorter by a factor at each milestone: the step-wise schedule of
 * many published recipes, for any method that honours {@link #stepFactor()}. Cost: none.
 *
 * @param <V> the vector type
 */
public final class ScheduledMinibatches<V> implements Minibatches<V> {

    private final Minibatches<V> stream;
    private final long[] milestones;
    private final double factor;
    private long handedOut;

    /**
     * A schedule over {@code stream}.
     *
     * @param milestones minibatches handed out before each change, ascending, positive; copied
     * @param factor of the step size at each of them, positive
     */
    public ScheduledMinibatches(Minibatches<V> stream, long[] milestones, double factor) {
        Require.positive("factor", factor);
        long previous = 0;
        for (long milestone : milestones) {
            Require.atLeast("milestones", previous + 1, milestone);
            previous = milestone;
        }
        this.stream = stream;
        this.milestones = milestones.clone();
        this.factor = factor;
    }

    @Override
    public VectorSpace<V> space() {
        return stream.space();
    }

    @Override
    public Objective<V> next() {
        handedOut++;
        return stream.next();
    }

    @Override
    public double epoch() {
        return stream.epoch();
    }

    @Override
    public double stepFactor() {
        double scheduled = stream.stepFactor();
        for (long milestone : milestones) {
            scheduled *= handedOut > milestone ? factor : 1;
        }
        return scheduled;
    }

    @Override
    public void restart() {
        handedOut = 0;
        stream.restart();
    }

    @Override
    public void archive(Archive<V> archive) {
        handedOut = archive.count("scheduled", handedOut);
        stream.archive(archive);
    }
}
