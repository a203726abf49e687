package io.glissade.nested.solver;

import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/**
 * The first terms of the Neumann series of the inverse Hessian:
 *
 * <pre>u = h (1 + (1 - hM) + ... + (1 - hM)^(K-1)) c</pre>
 *
 * <p>The same as the last K of infinitely many gradient steps with step size h, all taken at the point where they end. The relative
 * error falls as {@code rho^K}, {@code rho = max |1 - h m|} over the eigenvalues m of M. One term is the identity times h in place
 * of the inverse. K products; two vectors of its own. For a
 * symmetric matrix the ratio of successive terms never falls, so that a term longer than the one before proves that the series
 * diverges: an {@link ArithmeticException}. There is no accuracy to be asked for; every outcome counts as converged and gives the residual.
 * Reference: {@code lorraine2020optimizing}.
 *
 * @param terms K, at least 1
 * @param stepSize h; the series converges for {@code 0 < h < 2 / largest eigenvalue} of a positive definite Hessian
 */
public record Neumann(int terms, double stepSize) implements LinearSolver {
    public Neumann {
        Require.atLeast("terms", 1, terms);
        Require.positive("stepSize", stepSize);
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
        try (Tensor term = space.zero();
                Tensor product = space.zero()) {
            space.axpy(1 / norm, rightSide, term);
            double length = space.norm(term);
            for (int k = 0; k < terms; k++) {
                space.axpy(stepSize, term, u);
                system.multiply(term, product);
                space.axpy(-stepSize, product, term);
                double next = space.norm(term);
                // The last term is the residual, and part of no sum.
                if (k + 1 < terms && next > length * (1 + 1e-6)) {
                    throw new ArithmeticException(system.name()
                            + ": the Neumann series of its Hessian diverges with step size " + stepSize + ", term "
                            + (k + 2) + " is " + next / length + " times as long as the one before");
                }
                length = next;
            }
            space.scale(norm, u);
            return new SolveOutcome(terms, length, true);
        }
    }
}
