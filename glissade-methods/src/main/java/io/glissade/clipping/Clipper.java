package io.glissade.clipping;

import io.glissade.run.Archive;

/**
 * A clipping at work in one run.
 *
 * @param <V> the vector type
 */
public interface Clipper<V> {

    /**
     * Writes the clipped gradient to {@code clippedOut} when any group is scaled. Called once for
     * each step whose gradient is finite, in order.
     *
     * @param gradientNorm the Euclidean norm of {@code gradient}
     * @param point where the gradient was taken
     * @return the share of groups that were scaled, in [0, 1]; where it is 0 the content of {@code clippedOut} means nothing
     */
    double clip(double gradientNorm, V gradient, V point, V clippedOut);

    /** The threshold on the norm of the whole gradient that was used last; NaN where groups have their own. */
    double threshold();

    /** Forgets the past. */
    default void restart() {}

    /** Saves or loads the past. */
    default void archive(Archive<V> archive) {}
}
