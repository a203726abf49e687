package io.glissade.langevin.preconditioned;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Archive;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/** The minibatches of another stream as functions of y, x = offset + scales * y. */
final class ScaledMinibatches<V> implements Minibatches<V> {
    private final Minibatches<V> stream;
    private final CoordinateSpace<V> space;
    private final V scales;
    private final V offset;
    private final V x;
    private @Nullable Objective<V> latest;
    private @Nullable Objective<V> latestScaled;

    ScaledMinibatches(Minibatches<V> stream, CoordinateSpace<V> space, V scales) {
        this.stream = stream;
        this.space = space;
        this.scales = scales;
        this.offset = space.zero();
        this.x = space.zero();
    }

    /** Where y is zero, to be changed between runs. */
    V offset() {
        return offset;
    }

    /** Overwrites {@code xOut} with the point at {@code y}. */
    void locate(V y, V xOut) {
        space.copy(y, xOut);
        space.multiply(scales, xOut);
        space.axpy(1, offset, xOut);
    }

    @Override
    public VectorSpace<V> space() {
        return space;
    }

    @Override
    public Objective<V> next() {
        Objective<V> objective = stream.next();
        Objective<V> scaled = latestScaled;
        if (scaled == null || objective != latest) {
            scaled = new Scaled(objective);
            latest = objective;
            latestScaled = scaled;
        }
        return scaled;
    }

    private final class Scaled implements Objective<V> {
        private final Objective<V> objective;

        Scaled(Objective<V> objective) {
            this.objective = objective;
        }

        @Override
        public VectorSpace<V> space() {
            return space;
        }

        @Override
        public double valueAndGradient(V y, V gradientOut) {
            locate(y, x);
            double value = objective.valueAndGradient(x, gradientOut);
            space.multiply(scales, gradientOut);
            return value;
        }
    }

    @Override
    public double epoch() {
        return stream.epoch();
    }

    @Override
    public double stepFactor() {
        return stream.stepFactor();
    }

    @Override
    public void restart() {
        stream.restart();
    }

    @Override
    public void archive(Archive<V> archive) {
        stream.archive(archive);
    }

    void close() {
        space.release(offset);
        space.release(x);
    }
}
