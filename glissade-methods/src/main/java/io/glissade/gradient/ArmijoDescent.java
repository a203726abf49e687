package io.glissade.gradient;

import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;

/**
 * Descent whose step is found by backtracking: the largest h of {@code stepSize, stepSize backtracking, ...} with
 * {@code f(x - h g) <= f(x) - decrease h ||g||^2}, on the frozen minibatch.
 *
 * <p>A trial whose value is not finite is too long. After {@code trials} in vain the point stays. Assumptions: exact gradients and
 * a first step size that is long enough; then the mean of ||g||^2 over T steps is at most
 * {@code (4 L0 D + 14 L1^2 D^2) / (backtracking decrease (1 - decrease) T)} from a gap D, and no constant need be known. With
 * minibatches each search descends its own minibatch only. Cost per step: one gradient for the step and one for each trial, see
 * {@link GradientIteration#evaluations}; five vectors. Choose it for exact gradients of unknown steepness. Sources:
 * {@code armijo1966minimization}, {@code hubler2024parameter} for the bound.
 *
 * @param stepSize positive: the first trial of every step
 * @param backtracking between 0 and 1, both excluded: what a trial in vain is multiplied with; usually 0.5
 * @param decrease between 0 and 1, both excluded: the part of the decrease of a straight line asked for; usually 1e-4 to 0.5
 * @param trials at least 1
 */
public record ArmijoDescent<V>(double stepSize, double backtracking, double decrease, int trials)
        implements GradientMethod<V> {
    public ArmijoDescent {
        Require.positive("stepSize", stepSize);
        Require.between("backtracking", 0, backtracking, 1);
        Require.between("decrease", 0, decrease, 1);
        Require.atLeast("trials", 1, trials);
    }

    /** Halving, half of the decrease, at most 60 trials. */
    public ArmijoDescent(double stepSize) {
        this(stepSize, 0.5, 0.5, 60);
    }

    @Override
    public MoveRule<V> moves(VectorSpace<V> space) {
        return new Search<>(this, space);
    }

    private static final class Search<V> implements MoveRule<V> {
        private final ArmijoDescent<V> method;
        private final VectorSpace<V> space;
        private final V trial;
        private final V trialGradient;
        private long evaluations;

        Search(ArmijoDescent<V> method, VectorSpace<V> space) {
            this.method = method;
            this.space = space;
            this.trial = space.zero();
            this.trialGradient = space.zero();
        }

        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            double norm = at.progress().residual();
            double stepSize = norm == 0 ? 0 : search(at, norm);
            space.scale(0, displacement);
            space.axpy(-stepSize, at.gradient(), displacement);
            return GradientStep.unclipped(norm, stepSize, stepSize * norm);
        }

        private double search(GradientIteration<V> at, double norm) {
            double value = at.progress().value();
            double stepSize = at.stepFactor() * method.stepSize;
            for (int i = 0; i < method.trials; i++) {
                space.copy(at.point(), trial);
                space.axpy(-stepSize, at.gradient(), trial);
                double reached = at.minibatch().valueAndGradient(trial, trialGradient);
                evaluations++;
                if (reached <= value - method.decrease * stepSize * norm * norm) {
                    return stepSize;
                }
                stepSize *= method.backtracking;
            }
            return 0;
        }

        @Override
        public long extraEvaluations() {
            return evaluations;
        }

        @Override
        public void restart() {
            evaluations = 0;
        }

        @Override
        public void interrupted() {}

        @Override
        public void archive(Archive<V> archive) {
            evaluations = archive.count("trials", evaluations);
        }

        @Override
        public void close() {
            space.release(trial);
            space.release(trialGradient);
        }
    }
}
