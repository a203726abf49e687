package io.glissade.gradient;

import io.glissade.oracle.Minibatches;
import io.glissade.oracle.Objective;
import io.glissade.run.Progress;
import io.glissade.space.VectorSpace;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * (Stochastic) gradient descent with a step rule, heavy-ball momentum and optional clipping by a scope.
 *
 * <pre>
 *   g = clip(gradient of minibatch k at x)        h = stepRule(k, ||g||)
 *   d = momentum d - h g                          x = x + d
 * </pre>
 *
 * <p>Assumptions: those of the step rule. Cost per step: one gradient; three vectors are held (point, gradient, move), no
 * allocation that grows with the dimension. Momentum 0 is gradient descent; with a fixed step and momentum it is Polyak's
 * heavy ball, which for a constant step equals the usual momentum of training loops. Choose it as the one to beat.
 * Sources: {@code zhang2020clipping} for the rules, {@code polyak1964some} for momentum.
 *
 * @param stepRule how far to go
 * @param momentum in [0, 1)
 * @param clipping of the gradient before the step rule sees it, or {@code null}; clipping by the global norm is cheaper as a
 *     {@link ClippedStep}
 */
public record GradientDescent<V>(
        StepRule stepRule, double momentum, @Nullable Clipping<V> clipping) {
    public GradientDescent {
        Require.inUnitInterval("momentum", momentum);
    }

    /** Without momentum and without a clipping scope. */
    public GradientDescent(StepRule stepRule) {
        this(stepRule, 0, null);
    }

    /** A run from {@code x0}, which is copied. The first step evaluates the first minibatch at x0. */
    public GradientIteration<V> start(Minibatches<V> minibatches, V x0) {
        return new Run<>(this, minibatches, x0);
    }

    /** A point, the gradient seen there and the move decided from it; the move is made at the start of the next step. */
    private static final class Run<V> implements GradientIteration<V> {
        private final GradientDescent<V> method;
        private final Minibatches<V> minibatches;
        private final VectorSpace<V> space;
        private final V point;
        private final V gradient;
        private final V displacement;
        private final @Nullable V clipped;
        private @Nullable Objective<V> minibatch;
        private Progress progress = Progress.NONE;
        private GradientStep move = GradientStep.NONE;
        private @Nullable String nonFinite;

        Run(GradientDescent<V> method, Minibatches<V> minibatches, V x0) {
            this.method = method;
            this.minibatches = minibatches;
            this.space = minibatches.space();
            this.point = space.zero();
            this.gradient = space.zero();
            this.displacement = space.zero();
            this.clipped = method.clipping == null ? null : space.zero();
            space.copy(x0, point);
        }

        @Override
        public void restart(V x0) {
            minibatches.restart();
            space.copy(x0, point);
            space.scale(0, displacement);
            minibatch = null;
            progress = Progress.NONE;
            move = GradientStep.NONE;
            nonFinite = null;
        }

        @Override
        public void step() {
            if (nonFinite != null) {
                return;
            }
            long iteration = minibatch == null ? 0 : progress.iteration() + 1;
            if (iteration > 0) {
                space.axpy(1, displacement, point);
            }
            Objective<V> current = minibatches.next();
            minibatch = current;
            double value = current.valueAndGradient(point, gradient);
            double norm = space.norm(gradient);
            progress = new Progress(iteration, value, norm, Double.NaN);
            move = new GradientStep(norm, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            if (Double.isFinite(value) && Double.isFinite(norm)) {
                decideMove(iteration, value, norm);
            } else {
                nonFinite = describeNonFinite(iteration, value);
            }
        }

        private void decideMove(long iteration, double value, double norm) {
            StepRule rule = method.stepRule;
            double threshold = rule.clippingThreshold();
            V direction = gradient;
            double directionNorm = norm;
            double clippedShare = Double.isInfinite(threshold) ? Double.NaN : norm > threshold ? 1 : 0;
            if (clipped != null && method.clipping != null) {
                space.copy(gradient, clipped);
                clippedShare = method.clipping.scope().clip(method.clipping.threshold(), clipped);
                direction = clipped;
                directionNorm = clippedShare == 0 ? norm : space.norm(clipped);
            }
            double stepSize = rule.stepSize(iteration, directionNorm);
            space.scale(method.momentum, displacement);
            space.axpy(-stepSize, direction, displacement);
            double stepLength = method.momentum == 0 ? stepSize * directionNorm : space.norm(displacement);
            progress = new Progress(iteration, value, norm, stepSize);
            double effectiveStepSize = norm == 0 ? stepSize : stepSize * (directionNorm / norm);
            move = new GradientStep(
                    norm, Math.min(directionNorm, threshold), effectiveStepSize, stepLength, clippedShare);
            if (!Double.isFinite(stepLength)) {
                nonFinite = String.format(
                        Locale.ROOT,
                        "The move at step %d is not finite: step size %s, gradient norm %s.",
                        iteration,
                        stepSize,
                        norm);
            }
        }

        private String describeNonFinite(long iteration, double value) {
            String parameter = space.firstNonFinite(point);
            String where = parameter != null ? "parameter " + parameter : null;
            if (where == null) {
                parameter = space.firstNonFinite(gradient);
                where = parameter != null ? "the gradient of " + parameter : lossAndLargestParameter();
            }
            return String.format(
                    Locale.ROOT,
                    "Step %d, minibatch %d: %s is not finite (loss %s).",
                    iteration,
                    iteration,
                    where,
                    value);
        }

        private String lossAndLargestParameter() {
            String block = LargestBlock.of(space, point);
            return block.isEmpty() ? "the loss" : "the loss (largest parameter " + block + ")";
        }

        @Override
        public VectorSpace<V> space() {
            return space;
        }

        @Override
        public V point() {
            return point;
        }

        @Override
        public Progress progress() {
            return progress;
        }

        @Override
        public @Nullable String nonFinite() {
            return nonFinite;
        }

        @Override
        public Objective<V> minibatch() {
            if (minibatch == null) {
                throw new IllegalStateException("no step has been taken");
            }
            return minibatch;
        }

        @Override
        public V gradient() {
            return gradient;
        }

        @Override
        public V displacement() {
            return displacement;
        }

        @Override
        public GradientStep move() {
            return move;
        }

        @Override
        public void close() {
            space.release(point);
            space.release(gradient);
            space.release(displacement);
            if (clipped != null) {
                space.release(clipped);
            }
        }
    }
}
