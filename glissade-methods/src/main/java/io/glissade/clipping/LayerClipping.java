package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.space.BlockSpace;

/**
 * Each block of the gradient limited by itself: a layer whose norm exceeds the threshold is scaled down to it, the others
 * stay. The direction of the whole gradient may change, so the guarantees of global clipping do not carry over. Choose it
 * when single layers spike. Cost per step: one norm per block, one pass when it clips. Source: {@code pascanu2013difficulty} for
 * the norm of a single matrix.
 *
 * @param space whose blocks are the layers
 * @param threshold positive: the norm each block is limited to
 */
public record LayerClipping<V>(BlockSpace<V> space, double threshold) implements Clipping<V> {
    public LayerClipping {
        Require.positive("threshold", threshold);
    }

    @Override
    public Clipper<V> start() {
        double[] norms = new double[space.blocks().size()];
        return new Clipper<>() {
            @Override
            public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
                space.blockNorms(gradient, norms);
                int scaled = 0;
                for (int block = 0; block < norms.length; block++) {
                    if (norms[block] > threshold) {
                        if (scaled++ == 0) {
                            space.copy(gradient, clippedOut);
                        }
                        space.scaleBlock(block, threshold / norms[block], clippedOut);
                    }
                }
                return (double) scaled / norms.length;
            }

            @Override
            public double threshold() {
                return Double.NaN;
            }
        };
    }
}
