package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.space.CoordinateSpace;

/**
 * Each coordinate limited to [-threshold, threshold]. The direction may change; no guarantee is claimed. Cost per step: two
 * passes. Source: {@code mikolov2012rnn}.
 *
 * @param space of the gradients
 * @param threshold positive: the magnitude each coordinate is limited to
 */
public record ElementClipping<V>(CoordinateSpace<V> space, double threshold) implements Clipping<V> {
    public ElementClipping {
        Require.positive("threshold", threshold);
    }

    @Override
    public Clipper<V> start() {
        return new Clipper<>() {
            @Override
            public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
                space.copy(gradient, clippedOut);
                return space.clamp(threshold, clippedOut);
            }

            @Override
            public double threshold() {
                return Double.NaN;
            }
        };
    }
}
