package io.glissade.nested.solver;

/**
 * The linear systems of one level since the beginning.
 *
 * @param solves number of systems
 * @param products with the Hessian of the level
 * @param unconverged systems whose solution is less accurate than was asked for
 * @param worstResidual the largest relative residual of all
 */
public record SolveReport(long solves, long products, long unconverged, double worstResidual) {

    /** Of none. */
    public static final SolveReport NONE = new SolveReport(0, 0, 0, 0);

    /** These and one more. */
    public SolveReport with(SolveOutcome outcome) {
        return new SolveReport(
                solves + 1,
                products + outcome.products(),
                unconverged + (outcome.converged() ? 0 : 1),
                Math.max(worstResidual, outcome.relativeResidual()));
    }
}
