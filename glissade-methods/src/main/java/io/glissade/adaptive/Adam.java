package io.glissade.adaptive;

import io.glissade.clipping.ClippedGradient;
import io.glissade.clipping.Clipping;
import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.GradientStep;
import io.glissade.gradient.MoveRule;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.StepRule;
import org.jspecify.annotations.Nullable;

/**
 * Adam: a running mean of the gradients over the root of a running mean of their squares, coordinate by coordinate, both
 * corrected for their start at zero.
 *
 * <pre>
 *   g = clip(gradient) [+ weightDecay x]            h = stepRule(k, f, ||g||)
 *   m = beta1 m + (1 - beta1) g                     v = beta2 v + (1 - beta2) g^2
 *   x = x [- h weightDecay x] - h (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>One of the brackets is in force: the first with {@link Decay#L2}, which is Adam with a penalty; the second with
 * {@link Decay#DECOUPLED}, which is AdamW. The clipping comes before the decay, as where a training loop clips before the optimiser's
 * step. Each coordinate's move is about h however large the gradient, so clipping changes little but for spikes. No guarantee is
 * claimed. Cost per step: one gradient, one norm, about six passes; five vectors, one more with a clipping and one with a penalty.
 * Choose it where coordinates differ in scale, in attention networks for example. Sources: {@code kingma2015adam},
 * {@code loshchilov2019decoupled} for the decoupled decay.
 *
 * @param space of the points and gradients
 * @param stepRule of h; a fixed step for Adam as published
 * @param beta1 in [0, 1): how much of the mean of the gradients stays; usually 0.9
 * @param beta2 in [0, 1): how much of the mean of their squares stays; usually 0.999
 * @param epsilon positive: usually 1e-8
 * @param weightDecay not negative
 * @param decay how the weights decay
 * @param clipping of the gradient, or {@code null}
 */
public record Adam<V>(
        CoordinateSpace<V> space,
        StepRule stepRule,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        Decay decay,
        @Nullable Clipping<V> clipping)
        implements GradientMethod<V> {

    /** How the weights decay. */
    public enum Decay {
        /** A penalty on half the squared norm: its gradient goes through the means. */
        L2,
        /** Directly, by a factor on the weights. */
        DECOUPLED
    }

    public Adam {
        Require.inUnitInterval("beta1", beta1);
        Require.inUnitInterval("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.notNegative("weightDecay", weightDecay);
    }

    /** With 0.9, 0.999, 1e-8, without decay and clipping. */
    public Adam(CoordinateSpace<V> space, StepRule stepRule) {
        this(space, stepRule, 0.9, 0.999, 1e-8, 0, Decay.L2, null);
    }

    /** {@inheritDoc} Vectors of the record's own space, which is the same one. */
    @Override
    public MoveRule<V> moves(VectorSpace<V> ofRun) {
        return new Moments<>(this);
    }

    private static final class Moments<V> implements MoveRule<V> {
        private final Adam<V> method;
        private final CoordinateSpace<V> space;
        private final V mean;
        private final V squares;
        private final @Nullable V penalised;
        private final ClippedGradient<V> clipped;
        private long count;

        Moments(Adam<V> method) {
            this.method = method;
            this.space = method.space;
            this.mean = space.zero();
            this.squares = space.zero();
            this.penalised = method.weightDecay > 0 && method.decay == Decay.L2 ? space.zero() : null;
            this.clipped = new ClippedGradient<>(space, method.clipping);
        }

        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            double norm = at.progress().residual();
            V gradient = clipped.of(norm, at.gradient(), at.point());
            double stepSize = at.stepFactor()
                    * method.stepRule.stepSize(
                            at.progress().iteration(), at.progress().value(), clipped.norm());
            if (penalised != null) {
                space.copy(gradient, penalised);
                space.axpy(method.weightDecay, at.point(), penalised);
                gradient = penalised;
            }
            count++;
            space.scale(method.beta1, mean);
            space.axpy(1 - method.beta1, gradient, mean);
            space.scale(method.beta2, squares);
            space.addSquares(1 - method.beta2, gradient, squares);
            double root = Math.sqrt(1 - Math.pow(method.beta2, (double) count));
            double factor = stepSize * root / (1 - Math.pow(method.beta1, (double) count));
            space.scale(0, displacement);
            space.addRootQuotient(-factor, mean, squares, method.epsilon * root, displacement);
            double length = space.norm(displacement);
            double adaptiveLength = length;
            if (method.decay == Decay.DECOUPLED && method.weightDecay > 0) {
                space.axpy(-stepSize * method.weightDecay, at.point(), displacement);
                length = space.norm(displacement);
            }
            return new GradientStep(
                    norm,
                    clipped.norm(),
                    norm == 0 ? stepSize : adaptiveLength / norm,
                    length,
                    clipped.share(),
                    clipped.threshold());
        }

        @Override
        public void restart() {
            interrupted();
            clipped.restart();
        }

        @Override
        public void interrupted() {
            space.scale(0, mean);
            space.scale(0, squares);
            count = 0;
        }

        @Override
        public void archive(Archive<V> archive) {
            archive.vector("mean", mean);
            archive.vector("squares", squares);
            count = archive.count("count", count);
            clipped.archive(archive.part("clipping"));
        }

        @Override
        public void close() {
            space.release(mean);
            space.release(squares);
            if (penalised != null) {
                space.release(penalised);
            }
            clipped.close();
        }
    }
}
