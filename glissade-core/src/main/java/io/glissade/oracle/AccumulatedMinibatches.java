package io.glissade.oracle;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient accumulation: a minibatch made of one small minibatch from each of several streams, with the mean of their values and
 * gradients. A method that clips therefore clips once per accumulated step, which is not the same as clipping each part.
 *
 * <p>That other order is there too: with a threshold the gradient of each part is scaled down to it before the mean is taken.
 * Where a part is one row it is clipping per sample. The gradient then is not that of the value any more. A gradient that is
 * not finite is passed on as it is, for the run to see.
 *
 * <p>A step factor is the mean of the streams'; the epoch is the sum of theirs, each passing over the data by itself. Cost of an
 * evaluation: one of each part and one pass each; one vector, given back by {@link #close()}. The streams belong to the caller.
 *
 * @param <V> the vector type
 */
public final class AccumulatedMinibatches<V> implements Minibatches<V>, AutoCloseable {

    private final List<Minibatches<V>> streams;
    private final double threshold;
    private final VectorSpace<V> space;
    private final V part;

    /** The mean over one minibatch of each stream, at least one; no gradient is clipped. */
    public AccumulatedMinibatches(List<? extends Minibatches<V>> streams) {
        this(streams, Double.POSITIVE_INFINITY);
    }

    /**
     * The mean over one minibatch of each stream, each gradient clipped first.
     *
     * @param streams at least one, on one space
     * @param threshold positive, may be infinite: the norm that the gradient of each part is limited to
     */
    public AccumulatedMinibatches(List<? extends Minibatches<V>> streams, double threshold) {
        Require.atLeast("the number of streams", 1, streams.size());
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be positive, got " + threshold);
        }
        this.streams = List.copyOf(streams);
        this.threshold = threshold;
        this.space = this.streams.get(0).space();
        this.part = space.zero();
    }

    @Override
    public VectorSpace<V> space() {
        return space;
    }

    @Override
    public Objective<V> next() {
        List<Objective<V>> parts = new ArrayList<>(streams.size());
        for (Minibatches<V> stream : streams) {
            parts.add(stream.next());
        }
        return new Mean(parts);
    }

    @Override
    public double epoch() {
        double sum = 0;
        for (Minibatches<V> stream : streams) {
            sum += stream.epoch();
        }
        return sum;
    }

    @Override
    public double stepFactor() {
        double sum = 0;
        for (Minibatches<V> stream : streams) {
            sum += stream.stepFactor();
        }
        return sum / streams.size();
    }

    @Override
    public void restart() {
        streams.forEach(Minibatches::restart);
    }

    @Override
    public void archive(Archive<V> archive) {
        for (int i = 0; i < streams.size(); i++) {
            streams.get(i).archive(archive.part("stream " + i));
        }
    }

    @Override
    public void close() {
        space.release(part);
    }

    private final class Mean implements Objective<V> {
        private final List<Objective<V>> parts;

        Mean(List<Objective<V>> parts) {
            this.parts = parts;
        }

        @Override
        public VectorSpace<V> space() {
            return space;
        }

        @Override
        public double valueAndGradient(V x, V gradientOut) {
            space.scale(0, gradientOut);
            double sum = 0;
            for (int i = 0; i < parts.size(); i++) {
                sum += parts.get(i).valueAndGradient(x, part);
                space.axpy(coefficient() / parts.size(), part, gradientOut);
            }
            return sum / parts.size();
        }

        private double coefficient() {
            if (threshold == Double.POSITIVE_INFINITY) {
                return 1;
            }
            double norm = space.norm(part);
            return norm > threshold && Double.isFinite(norm) ? threshold / norm : 1;
        }
    }
}
