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
    /** One number, shared with the siblings. */
    private final long[] evaluations;

    ChainState(Minibatches<V> minibatches, CounterRandom random) {
        this(minibatches, random, new long[1]);
    }

    private ChainState(Minibatches<V> minibatches, CounterRandom random, long[] evaluations) {
        this.minibatches = minibatches;
        this.space = minibatches.space();
        this.random = random;
        this.position = space.zero();
        this.gradient = space.zero();
        this.evaluations = evaluations;
    }

    /**
     * A second state over the same minibatches and random numbers, for a dynamics of several points; its gradients count as
     * this one's. {@link #startAt} puts it somewhere. Closed by whoever asked for it.
     */
    public ChainState<V> sibling() {
        return new ChainState<>(minibatches, random, evaluations);
    }

    /** Stands where {@code other} does, with its gradient and without velocity. */
    public void startAt(ChainState<V> other) {
        space.copy(other.position, position);
        space.copy(other.gradient, gradient);
        stop();
        value = other.value;
        gradientNorm = other.gradientNorm;
        current = other.current;
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
        return evaluations[0];
    }

    /** The gradient is not that of the position any more. */
    public void positionChanged() {
        current = false;
    }

    /**
     * Evaluates the next minibatch at the position, whether or not the gradient is current. Cost: one gradient.
     *
     * @return whether value and gradient are finite; a move that goes on with others would pass them on
     */
    public boolean evaluate() {
        value = minibatches.next().valueAndGradient(position, gradient);
        gradientNorm = space.norm(gradient);
        current = true;
        evaluations[0]++;
        return Double.isFinite(value) && Double.isFinite(gradientNorm);
    }

    /** Puts back a position that was evaluated before, with the value and the gradient found there; copied. */
    public void putBack(V position, V gradient, double value) {
        space.copy(position, this.position);
        space.copy(gradient, this.gradient);
        this.value = value;
        gradientNorm = space.norm(gradient);
        current = true;
    }

    /**
     * Exchanges places with {@code other}: position, gradient and value; and the velocity where there is one.
     *
     * @param ratio what the other's velocity is multiplied with when it comes here; ours is divided by it
     * @param work a vector to be overwritten
     */
    public void exchange(ChainState<V> other, double ratio, V work) {
        swap(position, other.position, work);
        swap(gradient, other.gradient, work);
        if (velocity != null && other.velocity != null) {
            swap(velocity, other.velocity, work);
            space.scale(ratio, velocity);
            space.scale(1 / ratio, other.velocity);
        }
        double otherValue = other.value;
        double otherNorm = other.gradientNorm;
        boolean otherCurrent = other.current;
        other.value = value;
        other.gradientNorm = gradientNorm;
        other.current = current;
        value = otherValue;
        gradientNorm = otherNorm;
        current = otherCurrent;
    }

    private void swap(V x, V y, V work) {
        space.copy(x, work);
        space.copy(y, x);
        space.copy(work, y);
    }

    /**
     * What is not finite here, with its coordinate and the energy; {@code null} while all is well. Cost: a norm where the gradient is
     * not that of the position.
     */
    public @Nullable String nonFinite() {
        boolean evaluated = Double.isFinite(value) && Double.isFinite(gradientNorm);
        if (evaluated && (current || Double.isFinite(space.norm(position)))) {
            return null;
        }
        String ofPosition = space.firstNonFinite(position);
        String ofGradient = space.firstNonFinite(gradient);
        String what = ofPosition != null
                ? "coordinate " + ofPosition
                : ofGradient != null
                        ? "the gradient at coordinate " + ofGradient
                        : Double.isFinite(value) ? "a norm" : "the energy";
        return what + " is not finite (energy " + value + ")";
    }

    /** Starts anew at {@code x0}: velocity zero, nothing evaluated. */
    void begin(V x0) {
        space.copy(x0, position);
        space.scale(0, gradient);
        stop();
        value = Double.NaN;
        gradientNorm = Double.NaN;
        current = false;
        evaluations[0] = 0;
    }

    private void stop() {
        if (velocity != null) {
            space.scale(0, velocity);
        }
    }

    /** Saves or loads all of it, the position in the stream of random numbers included. */
    public void archive(Archive<V> archive) {
        archive.vector("position", position);
        archive.vector("gradient", gradient);
        if (velocity != null) {
            archive.vector("velocity", velocity);
        }
        value = archive.number("value", value);
        gradientNorm = archive.number("gradient norm", gradientNorm);
        current = archive.count("current", current ? 1 : 0) == 1;
        evaluations[0] = archive.count("evaluations", evaluations[0]);
        random.moveTo(archive.count("random position", random.position()));
    }

    /** Gives back the vectors. */
    public void close() {
        space.release(position);
        space.release(gradient);
        if (velocity != null) {
            space.release(velocity);
        }
    }
}
