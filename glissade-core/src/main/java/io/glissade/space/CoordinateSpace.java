package io.glissade.space;

/**
 * A vector space with access to each coordinate in bulk, for rules that treat every coordinate by itself.
 *
 * @param <V> the vector type
 */
public interface CoordinateSpace<V> extends VectorSpace<V> {

    /**
     * Limits every coordinate of {@code x} to {@code [-bound, bound]}, in place.
     *
     * @param bound positive, may be infinite
     * @return the share of coordinates that were outside, in [0, 1]
     */
    double clamp(double bound, V x);
}
