package io.glissade.nested.solver;

/**
 * How a linear system was solved.
 *
 * @param products with the matrix
 * @param relativeResidual norm of c - M u over that of c; 0 where c is
 * @param converged whether the method reached what it was asked for
 */
public record SolveOutcome(long products, double relativeResidual, boolean converged) {

    /** Of a right-hand side of zeros, whose solution is zero. */
    static final SolveOutcome ZERO = new SolveOutcome(0, 0, true);
}
