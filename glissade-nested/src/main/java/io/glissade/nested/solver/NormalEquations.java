package io.glissade.nested.solver;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/**
 * Conjugate gradients for {@code M'M u = M'c}, written so that M'M is never formed, for a Hessian that is indefinite or singular:
 *
 * <pre>s = M r;   a = s's / |M p|^2;   u = u + a p;   r = r - a M p;   p = s + (s's / last s's) p</pre>
 *
 * <p>Two products an iteration, and as many iterations as conjugate gradients need for the square of the condition number: choose
 * it where those refuse. From zero it ends at the solution of least norm; where there is none, as with a singular Hessian and a right-hand
 * side outside its range, at the least residual, which the outcome gives and counts as not converged. Four vectors of its own.
 * Reference: {@code hestenes1952methods}, section 10.
 *
 * @param tolerance relative residual at which it stops, in (0, 1)
 * @param maxIterations after which it stops without having converged, at least 1
 */
public record NormalEquations(double tolerance, int maxIterations) implements LinearSolver {
    public NormalEquations {
        Require.between("tolerance", 0, tolerance, 1);
        Require.atLeast("maxIterations", 1, maxIterations);
    }

    @Override
    public Prepared prepare(LinearSystem system) {
        return (rightSide, solutionOut) -> solve(system, rightSide, solutionOut);
    }

    private SolveOutcome solve(LinearSystem system, Tensor rightSide, Tensor u) {
        TorchSpace space = system.space();
        space.scale(0, u);
        double norm = space.norm(rightSide);
        if (norm == 0) {
            return SolveOutcome.ZERO;
        }
        try (Tensor residual = space.zero();
                Tensor slope = space.zero();
                Tensor direction = space.zero();
                Tensor product = space.zero()) {
            space.axpy(1 / norm, rightSide, residual);
            system.multiply(residual, slope);
            space.copy(slope, direction);
            double square = space.dot(slope, slope);
            double first = square;
            long products = 1;
            // A slope of rounding errors means that no residual is smaller.
            for (int i = 0; i < maxIterations && space.norm(residual) > tolerance && square > 1e-30 * first; i++) {
                system.multiply(direction, product);
                double step = square / space.dot(product, product);
                space.axpy(step, direction, u);
                space.axpy(-step, product, residual);
                system.multiply(residual, slope);
                products += 2;
                double next = space.dot(slope, slope);
                space.scale(next / square, direction);
                space.axpy(1, slope, direction);
                square = next;
            }
            system.multiply(u, product);
            products++;
            space.scale(-1, product);
            space.axpy(1 / norm, rightSide, product);
            double relativeResidual = space.norm(product);
            space.scale(norm, u);
            return new SolveOutcome(products, relativeResidual, relativeResidual <= tolerance);
        }
    }
}
