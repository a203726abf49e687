package io.glissade.gradient;

import io.glissade.oracle.Minibatches;
import io.glissade.space.VectorSpace;

/**
 * A method that moves by the gradients of minibatches: a record of hyper-parameters.
 *
 * @param <V> the vector type
 */
public interface GradientMethod<V> {

    /** The rule of one run, without a past, for vectors of {@code space}. */
    MoveRule<V> moves(VectorSpace<V> space);

    /** A run from {@code x0}, which is copied, that ends where a number is not finite. */
    default GradientIteration<V> start(Minibatches<V> minibatches, V x0) {
        return start(minibatches, x0, NonFiniteGuard.ERROR);
    }

    /**
     * A run from {@code x0}, which is copied. The first step evaluates the first minibatch at x0.
     *
     * @param guard what happens where a loss or gradient is not finite
     */
    default GradientIteration<V> start(Minibatches<V> minibatches, V x0, NonFiniteGuard guard) {
        return new GradientRun<>(moves(minibatches.space()), minibatches, x0, guard);
    }
}
