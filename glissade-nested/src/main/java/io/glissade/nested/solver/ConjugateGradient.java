package io.glissade.nested.solver;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/**
 * The method of conjugate gradients from zero, for a positive definite Hessian:
 *
 * <pre>a = r'r / p'Mp;   u = u + a p;   s = r - a Mp;   p = s + (s's / r'r) p;   r = s</pre>
 *
 * <p>Without rounding it ends after as many iterations as the Hessian has different eigenvalues; with condition number q, after about
 * {@code sqrt(q) log(2/tolerance) / 2}. Each iteration is one product with the Hessian, and one more at the end finds the residual of
 * the solution itself, from which it starts again where that is too large. Three vectors of its own. A direction without positive
 * curvature ends in an {@link ArithmeticException}. Reference: {@code hestenes1952methods}.
 *
 * @param tolerance relative residual at which it stops, in (0, 1)
 * @param maxIterations after which it stops without having converged, at least 1; never the dimension by itself, which rounding may
 *     make too few
 */
public record ConjugateGradient(double tolerance, int maxIterations) implements LinearSolver {
    public ConjugateGradient {
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
                Tensor direction = space.zero();
                Tensor product = space.zero()) {
            // Divided by its norm, so that squares stay in range.
            space.axpy(1 / norm, rightSide, residual);
            space.copy(residual, direction);
            double square = space.dot(residual, residual);
            int iteration = 0;
            int checks = 0;
            while (Math.sqrt(square) > tolerance && iteration < maxIterations) {
                system.multiply(direction, product);
                iteration++;
                double step = square / curvature(system, direction, product, iteration);
                space.axpy(step, direction, u);
                space.axpy(-step, product, residual);
                double next = space.dot(residual, residual);
                if (Math.sqrt(next) <= tolerance || iteration == maxIterations) {
                    // The residual of the recursion drifts from that of u, which alone counts.
                    system.multiply(u, product);
                    checks++;
                    space.scale(0, residual);
                    space.axpy(1 / norm, rightSide, residual);
                    space.axpy(-1, product, residual);
                    next = space.dot(residual, residual);
                    space.copy(residual, direction);
                } else {
                    space.scale(next / square, direction);
                    space.axpy(1, residual, direction);
                }
                square = next;
            }
            space.scale(norm, u);
            double relativeResidual = Math.sqrt(square);
            return new SolveOutcome(iteration + checks, relativeResidual, relativeResidual <= tolerance);
        }
    }

    private static double curvature(LinearSystem system, Tensor direction, Tensor product, int iteration) {
        TorchSpace space = system.space();
        double curvature = space.dot(direction, product);
        if (!(curvature > 0)) {
            throw new ArithmeticException(system.name()
                    + ": its Hessian is not positive definite where its gradient steps ended, curvature "
                    + curvature / space.dot(direction, direction) + " met in iteration " + iteration
                    + " of conjugate gradients");
        }
        return curvature;
    }
}
