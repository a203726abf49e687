package io.glissade.langevin;

import io.glissade.run.Archive;
import io.glissade.run.Iteration;
import org.jspecify.annotations.Nullable;

/**
 * A chain in progress. The first step makes no move, as everywhere.
 *
 * <p>{@link #progress()} holds value and gradient norm where the gradient was evaluated last. That is {@link #point()}, but for
 * schemes that end on a move of the position: {@link #valueAtPoint()} tells.
 *
 * @param <V> the vector type
 */
public interface LangevinIteration<V> extends Iteration<V> {

    /** Whether the value in {@link #progress()} is that of {@link #point()}. */
    boolean valueAtPoint();

    /**
     * The velocity, of unit mass: the iteration's own vector. It is zero at the start and may be overwritten before the first step, with
     * normal numbers of variance T to start in equilibrium. {@code null} for a dynamics without one.
     */
    @Nullable
    V velocity();

    /** The gradient that {@link #progress()} speaks of: the iteration's own vector. */
    V gradient();

    /** The temperature of the latest move; NaN before the first. */
    double temperature();

    /** The probability with which the latest move was to be accepted, in [0, 1]; NaN where every move is. */
    double acceptance();

    /**
     * For replica exchange the share of swaps accepted between each replica and the next hotter one since the start, NaN where none was
     * tried: a new array. Empty for other methods.
     */
    default double[] swapRates() {
        return new double[0];
    }

    /** Gradients computed since the start. */
    long evaluations();

    /** Saves or loads the chain between two steps, its random numbers and its stream of minibatches included. */
    void archive(Archive<V> archive);
}
