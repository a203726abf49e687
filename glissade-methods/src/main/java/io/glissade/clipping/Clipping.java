package io.glissade.clipping;

/**
 * A way to limit a gradient before the step rule sees it. A clipping is a record of hyper-parameters (and of the space its
 * groups come from); what it remembers along a run is kept by its {@link Clipper}.
 *
 * @param <V> the vector type
 */
public interface Clipping<V> {

    /** A clipper without a past, with work arrays of its own. */
    Clipper<V> start();
}
