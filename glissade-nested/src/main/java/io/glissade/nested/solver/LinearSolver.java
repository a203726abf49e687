package io.glissade.nested.solver;

import org.bytedeco.pytorch.Tensor;

/**
 * A method for M u = c, where M is the Hessian of a level. Whether the solution is as good as was asked for is part of every
 * outcome; a matrix that a method is not made for is an {@link ArithmeticException} that names the level.
 */
public interface LinearSolver {

    /**
     * The method, ready for any number of right-hand sides with one matrix. Tensors that it keeps belong to the innermost scope of
     * the caller.
     */
    Prepared prepare(LinearSystem system);

    /** A method with its matrix. */
    @FunctionalInterface
    interface Prepared {

        /**
         * Overwrites {@code solutionOut}.
         *
         * @param rightSide c, finite, not changed
         */
        SolveOutcome solve(Tensor rightSide, Tensor solutionOut);
    }
}
