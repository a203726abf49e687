package io.glissade.momentum;

import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.GradientStep;
import io.glissade.gradient.MoveRule;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import io.glissade.step.StepRule;

/**
 * Gradient and momentum, each clipped by itself, in a fixed proportion.
 *
 * <pre>
 *   m = momentum m + (1 - momentum) g,  from m = 0
 *   x = x - nu h(||m||) m - (1 - nu) h(||g||) g
 * </pre>
 *
 * <p>With {@link io.glissade.step.ClippedStep} as h it is the method of the paper, with
 * {@link io.glissade.step.SmoothedClippedStep} the smooth form its experiments use; the paper's gamma is {@code threshold stepSize}
 * of these rules. nu = 0 is clipped descent, nu = 1 clips the momentum alone. Assumptions: (L0, L1)-smoothness. The guarantee claimed in the
 * paper, that L1 leaves the leading term, was not derived again here. Cost per step: one gradient, two norms, three passes; four
 * vectors. The authors use nu 0.7 and momentum 0.999. Choose it where clipped descent works and its noise is what limits it. Source:
 * {@code zhang2020improved}.
 *
 * @param stepRule how far to go along a vector of a given norm
 * @param momentum in [0, 1)
 * @param nu in [0, 1]: the part that momentum has in a move
 */
public record MixedClipping<V>(StepRule stepRule, double momentum, double nu) implements GradientMethod<V> {
    public MixedClipping {
        Require.inUnitInterval("momentum", momentum);
        if (!(nu >= 0 && nu <= 1)) {
            throw new IllegalArgumentException("nu must be in [0, 1], got " + nu);
        }
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return new Mixture<>(this, space);
    }

    private static final class Mixture<V> implements MoveRule<V> {
        private final MixedClipping<V> method;
        private final VectorSpace<V> space;
        private final V mean;

        Mixture(MixedClipping<V> method, VectorSpace<V> space) {
            this.method = method;
            this.space = space;
            this.mean = space.zero();
        }

        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            double norm = at.progress().residual();
            double nu = method.nu;
            space.scale(method.momentum, mean);
            space.axpy(1 - method.momentum, at.gradient(), mean);
            double meanNorm = nu == 0 ? 0 : space.norm(mean);
            double ofMean = nu == 0 ? 0 : nu * size(at, meanNorm);
            double ofGradient = nu == 1 ? 0 : (1 - nu) * size(at, norm);
            space.scale(0, displacement);
            if (nu > 0) {
                space.axpy(-ofMean, mean, displacement);
            }
            if (nu < 1) {
                space.axpy(-ofGradient, at.gradient(), displacement);
            }
            double threshold = method.stepRule.clippingThreshold();
            boolean clips = !Double.isInfinite(threshold);
            return new GradientStep(
                    norm,
                    nu == 1 ? norm : Math.min(norm, threshold),
                    ofGradient + (1 - method.momentum) * ofMean,
                    nu == 0 ? ofGradient * norm : space.norm(displacement),
                    clips ? clippedShare(norm, meanNorm, threshold) : Double.NaN,
                    clips ? threshold : Double.NaN);
        }

        private double size(GradientIteration<V> at, double norm) {
            return at.stepFactor()
                    * method.stepRule.stepSize(
                            at.progress().iteration(), at.progress().value(), norm);
        }

        /** Of the one or two vectors that are part of a move. */
        private double clippedShare(double norm, double meanNorm, double threshold) {
            double gradient = norm > threshold ? 1 : 0;
            double momentum = meanNorm > threshold ? 1 : 0;
            return method.nu == 0 ? gradient : method.nu == 1 ? momentum : (gradient + momentum) / 2;
        }

        @Override
        public void restart() {
            space.scale(0, mean);
        }

        @Override
        public void archive(Archive<V> archive) {
            archive.vector("momentum", mean);
        }

        @Override
        public void close() {
            space.release(mean);
        }
    }
}
