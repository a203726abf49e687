package io.glissade.momentum;

import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.GradientStep;
import io.glissade.gradient.MoveRule;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Normalised descent along a mean of gradients whose weights and step lengths need no constant of the problem.
 *
 * <pre>
 *   at step t = 1, 2, ...:   m = beta m + (1 - beta) g,   beta = 1 - t^(-1/2)
 *                            x = x - length t^(-3/4) m / ||m||
 * </pre>
 *
 * <p>Assumptions: (L0, L1)-smoothness and a bounded variance. With the length 1/7 the mean gradient norm falls like T^(-1/4)
 * whatever the constants are, at the price of a factor exponential in L1^2; with 1/(12 L1) that factor is gone. A zero mean moves
 * nothing. Cost per step: one gradient, one norm, three passes; four vectors. Choose it when nothing is known and patience is at
 * hand. Source: {@code hubler2024parameter}.
 *
 * @param length positive: of the first move
 */
public record ParameterFreeNormalisedMomentum<V>(double length) implements GradientMethod<V> {
    public ParameterFreeNormalisedMomentum {
        Require.positive("length", length);
    }

    /** The length 1/7. */
    public ParameterFreeNormalisedMomentum() {
        this(1.0 / 7);
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return new Normalised<>(this, space);
    }

    private static final class Normalised<V> implements MoveRule<V> {
        private final ParameterFreeNormalisedMomentum<V> method;
        private final VectorSpace<V> space;
        private final V mean;

        Normalised(ParameterFreeNormalisedMomentum<V> method, VectorSpace<V> space) {
            this.method = method;
            this.space = space;
            this.mean = space.zero();
        }

        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            double t = at.progress().iteration() + 1;
            double fresh = 1 / Math.sqrt(t);
            space.scale(1 - fresh, mean);
            space.axpy(fresh, at.gradient(), mean);
            double meanNorm = space.norm(mean);
            double length = at.stepFactor() * method.length * Math.pow(t, -0.75);
            double factor = meanNorm == 0 ? 0 : length / meanNorm;
            space.scale(0, displacement);
            space.axpy(-factor, mean, displacement);
            return GradientStep.unclipped(at.progress().residual(), fresh * factor, meanNorm == 0 ? 0 : length);
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
