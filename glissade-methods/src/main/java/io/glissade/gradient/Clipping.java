package io.glissade.gradient;

/**
 * Clipping of the gradient before the step rule sees it.
 *
 * @param scope what the norm is taken over
 * @param threshold positive: the norm each group is limited to
 */
public record Clipping<V>(ClippingScope<V> scope, double threshold) {
    public Clipping {
        Require.positive("threshold", threshold);
    }
}
