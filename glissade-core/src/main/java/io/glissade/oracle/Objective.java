package io.glissade.oracle;

import io.glissade.space.VectorSpace;

/**
 * A function to be minimised, with its gradient. It knows the space it lives on, so the two cannot be mismatched.
 *
 * @param <V> the vector type
 */
public interface Objective<V> {

    /** The space of the points and gradients. */
    VectorSpace<V> space();

    /**
     * The value at {@code x}; {@code gradientOut} is overwritten with the gradient there. {@code x} is not changed.
     * A value or gradient outside the range of floating point comes back as infinity or NaN, never as an exception.
     */
    double valueAndGradient(V x, V gradientOut);
}
