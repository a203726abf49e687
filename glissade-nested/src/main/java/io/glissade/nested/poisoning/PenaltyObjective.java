package io.glissade.nested.poisoning;

/** The outermost level of a poisoned regression as a function of one number. */
@FunctionalInterface
public interface PenaltyObjective {

    /** Everything at one lambda. */
    Evaluation at(double lambda);

    /**
     * What an evaluation yields.
     *
     * @param error the validation error, level 1
     * @param slope its derivative with respect to lambda with all lower levels reacting
     * @param coefficients theta as the lower levels leave it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Evaluation(double error, double slope, double[] coefficients) {}
}
