package io.glissade.clipping;

import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import org.jspecify.annotations.Nullable;

/**
 * The gradient a method goes by: what a clipping leaves of the one seen, or that itself where there is no clipping. It owns the
 * clipper of one run and its vector.
 *
 * @param <V> the vector type
 */
public final class ClippedGradient<V> implements AutoCloseable {

    private final VectorSpace<V> space;
    private final @Nullable Clipper<V> clipper;
    private final @Nullable V clipped;
    private double norm = Double.NaN;
    private double share = Double.NaN;

    /** For vectors of {@code space}; {@code null} for no clipping, which costs nothing. */
    public ClippedGradient(VectorSpace<V> space, @Nullable Clipping<V> clipping) {
        this.space = space;
        this.clipper = clipping == null ? null : clipping.start();
        this.clipped = clipping == null ? null : space.zero();
    }

    /**
     * Clips {@code gradient}, whose norm is {@code gradientNorm}, seen at {@code point}.
     *
     * @return the gradient to go by: {@code gradient} itself when nothing is clipped
     */
    public V of(double gradientNorm, V gradient, V point) {
        norm = gradientNorm;
        if (clipper == null || clipped == null) {
            return gradient;
        }
        share = clipper.clip(gradientNorm, gradient, point, clipped);
        if (share == 0) {
            return gradient;
        }
        norm = space.norm(clipped);
        return clipped;
    }

    /** The norm of the latest. */
    public double norm() {
        return norm;
    }

    /** The share of groups that were scaled, in [0, 1]; NaN without a clipping. */
    public double share() {
        return share;
    }

    /** The threshold of the whole norm used last; NaN where there is none. */
    public double threshold() {
        return clipper == null ? Double.NaN : clipper.threshold();
    }

    /** Forgets the past. */
    public void restart() {
        if (clipper != null) {
            clipper.restart();
        }
    }

    /** Saves or loads the past. */
    public void archive(Archive<V> archive) {
        if (clipper != null) {
            clipper.archive(archive);
        }
    }

    @Override
    public void close() {
        if (clipped != null) {
            space.release(clipped);
        }
    }
}
