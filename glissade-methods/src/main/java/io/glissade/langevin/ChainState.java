package io.glissade.langevin;

import io.glissade.oracle.Minibatches;
import io.glissade.random.CounterRandom;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain stands: position, velocity where there is one, and the gradient that was evaluated last. A {@link Transition}
 * changes it in place and calls {@link #positionChanged()} when the gradient is no longer that of the position.
 *
 * @param <V> the vector type
 */
public final class ChainState<V> {
    private final Minibatches<V> minibatches;
    private final VectorSpace<V> space;
    private final CounterRandom random;
    private final V position;
    private final V gradient;
    private @Nullable V velocity;
    private double value = Double.NaN;
    private double gradientNorm = Double.NaN;
    private boolean current;
    private long evaluations;

    ChainState(Minibatches<V> minibatches, CounterRandom random) {
        this.minibatches = minibatches;
        this.space = minibatches.space();
        this.random = random;
        this.position = space.zero();
        this.gradient = space.zero();
    }

    /** The space of all vectors here. */
    public VectorSpace<V> space() {
        return space;
    }

    /** The chain's own random numbers. */
    public CounterRandom random() {
        return random;
    }

    /** The position, to be changed in place. */
    public V position() {
        return position;
    }

    /** The velocity, to be changed in place; zero at first. A transition that asks for it has one from its first call on. */
    public V velocity() {
        V held = velocity;
        if (held == null) {
            held = space.zero();
            velocity = held;
        }
        return held;
    }

    /** The velocity if a transition has asked for one. */
    @Nullable
    V velocityOrNull() {
        return velocity;
    }

    /** The gradient evaluated last; it changes with {@link #evaluate()}, and a transition may put another's in its place. */
    public V gradient() {
        return gradient;
    }

    /** The value of the objective (of the minibatch) where the gradient was evaluated last. */
    public double value() {
        return value;
    }

    /** The norm of that gradient. */
    double gradientNorm() {
        return gradientNorm;
    }

    /** Whether the gradient is that of the position. */
    public boolean current() {
        return current;
    }

    /** Gradients computed since the start. */
    public long evaluations() {
        return evaluations;
    }

    /** The gradient is not that of the position any more. */
    public void positionChanged() {
        current = false;
    }

    /** Evaluates the next minibatch at the position, whether or not the gradient is current. Cost: one gradient. */
    public void evaluate() {
        value = minibatches.next().valueAndGradient(position, gradient);
        gradientNorm = space.norm(gradient);
        current = true;
        evaluations++;
    }

    /** Starts anew at {@code x0}: velocity zero, nothing evaluated. */
    void begin(V x0) {
        space.copy(x0, position);
        space.scale(0, gradient);
        if (velocity != null) {
            space.scale(0, velocity);
        }
        value = Double.NaN;
        gradientNorm = Double.NaN;
        current = false;
        evaluations = 0;
    }

    void archive(Archive<V> archive) {
        archive.vector("position", position);
        archive.vector("gradient", gradient);
        if (velocity != null) {
            archive.vector("velocity", velocity);
        }
        value = archive.number("value", value);
        gradientNorm = archive.number("gradient norm", gradientNorm);
        current = archive.count("current", current ? 1 : 0) == 1;
        evaluations = archive.count("evaluations", evaluations);
        random.moveTo(archive.count("random position", random.position()));
    }

    void close() {
        space.release(position);
        space.release(gradient);
        if (velocity != null) {
            space.release(velocity);
        }
    }
}
