package io.glissade.nested.solver;

import io.glissade.torch.TorchSpace;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The Hessian written out and factored once, M = P L U, for a level of small dimension d and many right-hand sides: with three levels
 * and more the systems of a level are many. Takes any Hessian that is not singular, so that a saddle point is not noticed; a
 * singular one ends in an {@link ArithmeticException}.
 *
 * <p>Cost: d products and {@code 2/3 d^3} operations for the matrix, {@code 2 d^2} and one product for each system. Memory: d^2
 * numbers while the matrix is in use, three times that at the start. An outcome has converged when its relative residual is at most
 * {@code d} times 100 units of rounding.
 */
public record Direct() implements LinearSolver {

    /** The largest d: a matrix of 128 MB in double precision. */
    public static final int MOST_COORDINATES = 4_000;

    @Override
    public Prepared prepare(LinearSystem system) {
        TorchSpace space = system.space();
        long dimension = space.dimension();
        if (dimension > MOST_COORDINATES) {
            throw new IllegalArgumentException(system.name() + ": a direct solver takes at most " + MOST_COORDINATES
                    + " coordinates, got " + dimension + "; conjugate gradients take any number");
        }
        Tensor factors;
        Tensor pivots;
        try (PointerScope scope = new PointerScope()) {
            T_TensorTensorTensor_T factored = torch.linalg_lu_factor_ex(matrix(system));
            requireRegular(system, factored);
            factors = TorchSpace.keep(factored.get0());
            pivots = TorchSpace.keep(factored.get1());
        }
        handOver(factors);
        handOver(pivots);
        double rounding = 100 * dimension * (space.precision() == TorchSpace.Precision.DOUBLE ? 0x1p-53 : 0x1p-24);
        return (rightSide, solutionOut) -> solve(system, factors, pivots, rounding, rightSide, solutionOut);
    }

    private static SolveOutcome solve(
            LinearSystem system, Tensor factors, Tensor pivots, double rounding, Tensor rightSide, Tensor u) {
        TorchSpace space = system.space();
        double norm = space.norm(rightSide);
        if (norm == 0) {
            space.scale(0, u);
            return SolveOutcome.ZERO;
        }
        try (PointerScope scope = new PointerScope()) {
            space.copy(
                    torch.linalg_lu_solve(factors, pivots, rightSide.unsqueeze(1))
                            .squeeze(1),
                    u);
        }
        try (Tensor residual = space.zero()) {
            system.multiply(u, residual);
            space.axpy(-1, rightSide, residual);
            double relativeResidual = space.norm(residual) / norm;
            return new SolveOutcome(1, relativeResidual, relativeResidual <= rounding);
        }
    }

    /** Row by row: the matrix is symmetric. */
    private static Tensor matrix(LinearSystem system) {
        TorchSpace space = system.space();
        Tensor matrix = torch.zeros(
                new long[] {space.dimension(), space.dimension()},
                space.precision().options());
        try (Tensor unit = space.zero()) {
            for (long i = 0; i < space.dimension(); i++) {
                try (PointerScope scope = new PointerScope()) {
                    unit.narrow(0, i, 1).fill_(new Scalar(1.0));
                    system.multiply(unit, matrix.select(0, i));
                    unit.zero_();
                }
            }
        }
        return matrix;
    }

    private static void requireRegular(LinearSystem system, T_TensorTensorTensor_T factored) {
        int zeroPivot = factored.get2().item_int();
        if (zeroPivot > 0) {
            throw new ArithmeticException(system.name()
                    + ": its Hessian is singular where its gradient steps ended, pivot " + zeroPivot + " of "
                    + system.space().dimension() + " is zero");
        }
    }

    private static void handOver(Tensor tensor) {
        PointerScope around = PointerScope.getInnerScope();
        if (around != null) {
            around.attach(tensor);
            tensor.releaseReference();
        }
    }
}
