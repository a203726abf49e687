package io.glissade.run;

import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * A run in progress. It owns its point and its work vectors, allocates them when it is started and never in a step, and
 * gives them back on {@link #close()}.
 *
 * @param <V> the vector type
 */
public interface Iteration<V> extends AutoCloseable {

    /** The space of {@link #point()}. */
    VectorSpace<V> space();

    /** Back to the beginning at {@code x0}, which is copied: what follows is bitwise what a fresh start would do. */
    void restart(V x0);

    /**
     * One step: makes the move decided before (none the first time), evaluates the new point and decides the next move. So
     * {@link #progress()} speaks of {@link #point()}, and a residual that ends a run belongs to the point it returns.
     */
    void step();

    /** The current point: the iteration's own vector, to be read and not changed. */
    V point();

    /** The numbers of the current point. */
    Progress progress();

    /**
     * Where a number stopped being finite, in one phrase that names the quantity, the parameter and the minibatch's step;
     * {@code null} while all is well. A step that would pass on a non-finite number is not taken.
     */
    @Nullable
    String nonFinite();

    @Override
    void close();
}
