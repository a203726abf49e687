package io.glissade.nested.hypergradient;

import io.glissade.nested.solver.LinearSolver;
import io.glissade.nested.solver.LinearSystem;
import io.glissade.nested.solver.SolveOutcome;
import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/** Conjugate gradients whose new direction is made of the old residual: a fault that was met in practice and goes unnoticed. */
record FaultyConjugateGradient(int iterations) implements LinearSolver {

    @Override
    public Prepared prepare(LinearSystem system) {
        return (rightSide, solutionOut) -> solve(system, rightSide, solutionOut);
    }

    private SolveOutcome solve(LinearSystem system, Tensor rightSide, Tensor u) {
        TorchSpace space = system.space();
        try (Tensor residual = space.zero();
                Tensor old = space.zero();
                Tensor direction = space.zero()) {
            space.copy(rightSide, residual);
            space.copy(rightSide, direction);
            for (int i = 0; i < iterations; i++) {
                Tensor product = system.product().apply(direction);
                double square = space.dot(residual, residual);
                double step = square / space.dot(direction, product);
                space.axpy(step, direction, u);
                space.copy(residual, old);
                space.axpy(-step, product, residual);
                space.scale(space.dot(residual, residual) / square, direction);
                space.axpy(1, old, direction);
            }
            return new SolveOutcome(iterations, space.norm(residual) / space.norm(rightSide), true);
        }
    }
}
