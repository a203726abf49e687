package io.glissade.clipping;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.BlockSpace;
import java.util.Arrays;

/**
 * Each block limited to a multiple of the running mean of its own clipped norms.
 *
 * <pre>
 *   first warmUp steps:  g = g min(1, absoluteThreshold / ||g||),    gamma_i = min(gamma_i, ||g_i||)
 *   then:                g_i = g_i min(1, relativeThreshold gamma_i / ||g_i||),  gamma_i = decay gamma_i + (1 - decay) ||g_i||
 * </pre>
 *
 * <p>A norm of zero is left out of the minimum, and a block that has been zero throughout starts with the first norm that is not:
 * a running mean of zero would silence it for ever. No guarantee is claimed for it here. Cost per step: one norm per block, one
 * pass when it clips; two numbers per block are kept. Choose it when spikes sit in single tensors, which a global norm sees too
 * late. Source: {@code wang2025adagc}.
 *
 * @param space whose blocks are the tensors
 * @param absoluteThreshold positive: of the whole gradient's norm during the warm-up; usually 1
 * @param relativeThreshold positive: of a block's norm, as a multiple of its running mean; usually 1.05
 * @param decay in [0, 1): how much of the running mean stays at each step; usually 0.98
 * @param warmUp not negative: steps clipped by the whole norm; usually 100
 */
public record AdaGC<V>(
        BlockSpace<V> space, double absoluteThreshold, double relativeThreshold, double decay, int warmUp)
        implements Clipping<V> {
    public AdaGC {
        Require.positive("absoluteThreshold", absoluteThreshold);
        Require.positive("relativeThreshold", relativeThreshold);
        Require.inUnitInterval("decay", decay);
        Require.atLeast("warmUp", 0, warmUp);
    }

    /** With the usual numbers: 1, 1.05, 0.98 and 100 steps. */
    public AdaGC(BlockSpace<V> space) {
        this(space, 1, 1.05, 0.98, 100);
    }

    @Override
    public Clipper<V> start() {
        return new Running<>(this);
    }

    private static final class Running<V> implements Clipper<V> {
        private final AdaGC<V> clipping;
        private final double[] norms;
        private double[] means;
        private int seen;
        private double threshold;

        Running(AdaGC<V> clipping) {
            this.clipping = clipping;
            this.norms = new double[clipping.space.blocks().size()];
            this.means = new double[norms.length];
            restart();
        }

        @Override
        public double clip(double gradientNorm, V gradient, V point, V clippedOut) {
            clipping.space.blockNorms(gradient, norms);
            if (seen >= clipping.warmUp) {
                threshold = Double.NaN;
                return clipBlocks(gradient, clippedOut);
            }
            seen++;
            threshold = clipping.absoluteThreshold;
            double scale = gradientNorm > threshold ? threshold / gradientNorm : 1;
            for (int block = 0; block < norms.length; block++) {
                if (norms[block] > 0) {
                    means[block] = Math.min(means[block], scale * norms[block]);
                }
            }
            return NormThreshold.limit(clipping.space, threshold, gradientNorm, gradient, clippedOut);
        }

        private double clipBlocks(V gradient, V clippedOut) {
            int scaled = 0;
            for (int block = 0; block < norms.length; block++) {
                double norm = norms[block];
                if (means[block] == Double.POSITIVE_INFINITY) {
                    means[block] = norm > 0 ? norm : means[block];
                    continue;
                }
                double limit = clipping.relativeThreshold * means[block];
                if (norm > limit) {
                    if (scaled++ == 0) {
                        clipping.space.copy(gradient, clippedOut);
                    }
                    clipping.space.scaleBlock(block, limit / norm, clippedOut);
                }
                means[block] = clipping.decay * means[block] + (1 - clipping.decay) * Math.min(norm, limit);
            }
            return (double) scaled / norms.length;
        }

        @Override
        public double threshold() {
            return threshold;
        }

        @Override
        public void restart() {
            Arrays.fill(means, Double.POSITIVE_INFINITY);
            seen = 0;
            threshold = Double.NaN;
        }

        @Override
        public void archive(Archive<V> archive) {
            means = NormThreshold.sameLength("means", archive.numbers("means", means), norms.length);
            seen = (int) archive.count("seen", seen);
            threshold = archive.number("threshold", threshold);
        }
    }
}
