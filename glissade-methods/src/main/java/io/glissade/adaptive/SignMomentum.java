package io.glissade.adaptive;

import io.glissade.gradient.GradientIteration;
import io.glissade.gradient.GradientMethod;
import io.glissade.gradient.GradientStep;
import io.glissade.gradient.MoveRule;
import io.glissade.parameter.Require;
import io.glissade.run.Archive;
import io.glissade.space.CoordinateSpace;
import io.glissade.space.VectorSpace;
import io.glissade.step.StepRule;

/**
 * Generalised sign descent: momentum over the root of a running mean of its own squares.
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g        v = beta2 v + (1 - beta2) m^2        x = x - h m / sqrt(v)
 * </pre>
 *
 * <p>Both means start at the first gradient and its square, so that the first move is the sign of the gradient; a coordinate
 * that has been zero throughout stays. beta2 = 0 is the sign of the momentum, beta1 = beta2 = 0 the sign of the gradient.
 * Assumptions: (L0, L1)-smoothness of each coordinate; the convergence claimed in the paper was not derived again here. Cost per
 * step: one gradient, one norm, about five passes; five vectors. Choose it where clipping per coordinate would be right but
 * thresholds are not known. Source: {@code crawshaw2022robustness}.
 *
 * @param space of the points and gradients
 * @param stepRule of h, the length of a coordinate's move
 * @param beta1 in [0, 1)
 * @param beta2 in [0, 1)
 */
public record SignMomentum<V>(CoordinateSpace<V> space, StepRule stepRule, double beta1, double beta2)
        implements GradientMethod<V> {
    public SignMomentum {
        Require.inUnitInterval("beta1", beta1);
        Require.inUnitInterval("beta2", beta2);
    }

    /** {@inheritDoc} Vectors of the record's own space, which is the same one. */
    @Override
    public MoveRule<V> moves(VectorSpace<V> ofRun) {
        return new Signs<>(this);
    }

    private static final class Signs<V> implements MoveRule<V> {
        private final SignMomentum<V> method;
        private final CoordinateSpace<V> space;
        private final V mean;
        private final V squares;
        private boolean begun;

        Signs(SignMomentum<V> method) {
            this.method = method;
            this.space = method.space;
            this.mean = space.zero();
            this.squares = space.zero();
        }

        @Override
        public GradientStep decide(GradientIteration<V> at, V displacement) {
            double norm = at.progress().residual();
            double stepSize = at.stepFactor()
                    * method.stepRule.stepSize(
                            at.progress().iteration(), at.progress().value(), norm);
            space.scale(begun ? method.beta1 : 0, mean);
            space.axpy(begun ? 1 - method.beta1 : 1, at.gradient(), mean);
            space.scale(begun ? method.beta2 : 0, squares);
            space.addSquares(begun ? 1 - method.beta2 : 1, mean, squares);
            begun = true;
            space.scale(0, displacement);
            space.addRootQuotient(-stepSize, mean, squares, 0, displacement);
            double length = space.norm(displacement);
            return GradientStep.unclipped(norm, norm == 0 ? stepSize : length / norm, length);
        }

        @Override
        public void restart() {
            begun = false;
        }

        @Override
        public void archive(Archive<V> archive) {
            archive.vector("mean", mean);
            archive.vector("squares", squares);
            begun = archive.count("begun", begun ? 1 : 0) == 1;
        }

        @Override
        public void close() {
            space.release(mean);
            space.release(squares);
        }
    }
}
