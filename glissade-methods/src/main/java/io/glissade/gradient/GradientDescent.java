package io.glissade.gradient;

import io.glissade.clipping.ClippedGradient;
import io.glissade.clipping.Clipping;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import io.glissade.step.StepRule;
import org.jspecify.annotations.Nullable;

/**
 * (Stochastic) gradient descent with a step rule, heavy-ball momentum and optional clipping.
 *
 * <pre>
 *   g = clip(gradient of minibatch k at x)        h = stepRule(k, f, ||g||)
 *   d = momentum d - h g                          x = x + d
 * </pre>
 *
 * <p>Assumptions: those of the step rule. Cost per step: one gradient; three vectors are held (point, gradient, move) and a
 * fourth with a clipping, no allocation that grows with the dimension. Momentum 0 is gradient descent; with a fixed step and
 * momentum it is Polyak's heavy ball, which for a constant step equals the usual momentum of training loops. Choose it as the
 * one to beat. Sources: {@code zhang2020clipping} for the rules, {@code polyak1964some} for momentum.
 *
 * @param stepRule how far to go
 * @param momentum in [0, 1)
 * @param clipping of the gradient before the step rule sees it, or {@code null}; clipping by the global norm is cheaper as a
 *     {@link io.glissade.step.ClippedStep}
 */
public record GradientDescent<V>(
        StepRule stepRule, double momentum, @Nullable Clipping<V> clipping) implements GradientMethod<V> {
    public GradientDescent {
        Require.inUnitInterval("momentum", momentum);
    }

    /** Without momentum and without a clipping. */
    public GradientDescent(StepRule stepRule) {
        this(stepRule, 0, null);
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return clipping == null
                ? new Unclipped<>(this, space)
                : new Clipped<>(this, space, new ClippedGradient<>(space, clipping));
    }

    private GradientStep move(
            VectorSpace<V> space, GradientIteration<V> at, V direction, double directionNorm, V displacement) {
        double norm = at.progress().residual();
        double stepSize = at.stepFactor()
                * stepRule.stepSize(at.progress().iteration(), at.progress().value(), directionNorm);
        space.scale(momentum, displacement);
        space.axpy(-stepSize, direction, displacement);
        double stepLength = momentum == 0 ? stepSize * directionNorm : space.norm(displacement);
        double effectiveStepSize = norm == 0 ? stepSize : stepSize * (directionNorm / norm);
        double threshold = stepRule.clippingThreshold();
        boolean clips = !Double.isInfinite(threshold);
        return new GradientStep(
                norm,
                Math.min(directionNorm, threshold),
                effectiveStepSize,
                stepLength,
                clips ? (directionNorm > threshold ? 1 : 0) : Double.NaN,
                clips ? threshold : Double.NaN);
    }

    private record Unclipped<V>(GradientDescent<V> method, VectorSpace<V> space) implements MoveRule<V> {
        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            return method.move(space, at, at.gradient(), at.progress().residual(), displacement);
        }
    }

    private record Clipped<V>(GradientDescent<V> method, VectorSpace<V> space, ClippedGradient<V> clipped)
            implements MoveRule<V> {
        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            double norm = at.progress().residual();
            V direction = clipped.of(norm, at.gradient(), at.point());
            GradientStep step = method.move(space, at, direction, clipped.norm(), displacement);
            return new GradientStep(
                    norm,
                    step.clippedGradientNorm(),
                    step.stepSize(),
                    step.stepLength(),
                    clipped.share(),
                    clipped.threshold());
        }

        @Override
        public void restart() {
            clipped.restart();
        }

        @Override
        public void interrupted() {}

        @Override
        public void archive(Archive<V> archive) {
            clipped.archive(archive.part("clipping"));
        }

        @Override
        public void close() {
            clipped.close();
        }
    }
}
