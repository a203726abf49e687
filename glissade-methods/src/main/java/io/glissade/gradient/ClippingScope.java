package io.glissade.gradient;

import io.glissade.space.BlockSpace;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;

/**
 * What a clipping norm is taken over: the whole gradient, each layer by itself, or each coordinate. A scope keeps work
 * arrays and serves one run at a time.
 *
 * @param <V> the vector type
 */
public interface ClippingScope<V> {

    /**
     * Scales every group of {@code gradient} whose norm exceeds {@code threshold} down to it, in place. Directions within
     * a group stay; with more than one group the direction of the whole gradient may change.
     *
     * @param threshold positive, may be infinite
     * @param gradient finite
     * @return the share of groups that were scaled, in [0, 1]
     */
    double clip(double threshold, V gradient);

    /** One group: the whole gradient. Cost: one norm and, when it exceeds the threshold, one scaling. */
    static <V> ClippingScope<V> global(VectorSpace<V> space) {
        return (threshold, gradient) -> {
            double norm = space.norm(gradient);
            if (norm <= threshold) {
                return 0;
            }
            space.scale(threshold / norm, gradient);
            return 1;
        };
    }

    /** One group for each block of the space: the layers of a network. Cost: one norm per block. */
    static <V> ClippingScope<V> perLayer(BlockSpace<V> space) {
        double[] norms = new double[space.blocks().size()];
        return (threshold, gradient) -> {
            space.blockNorms(gradient, norms);
            int scaled = 0;
            for (int block = 0; block < norms.length; block++) {
                if (norms[block] > threshold) {
                    space.scaleBlock(block, threshold / norms[block], gradient);
                    scaled++;
                }
            }
            return (double) scaled / norms.length;
        };
    }

    /** Each coordinate by itself is limited to [-threshold, threshold]. Cost: one pass. */
    static <V> ClippingScope<V> element(CoordinateSpace<V> space) {
        return space::clamp;
    }
}
