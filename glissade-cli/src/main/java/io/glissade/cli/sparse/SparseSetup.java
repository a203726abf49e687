package io.glissade.cli.sparse;

import io.glissade.cli.linear.FitData;
import io.glissade.cli.linear.TestData;
import io.glissade.conditional.GaugeProblem;
import org.jspecify.annotations.Nullable;

/**
 * What every weight of the penalty has in common.
 *
 * @param problem with the penalty at weight 1
 */
record SparseSetup(
        FitData data,
        AtomChoice atoms,
        PenaltyChoice penalty,
        SparseMethod method,
        ScreeningChoice screening,
        GaugeProblem problem,
        @Nullable TestData test) {

    /** With another weight of the penalty. */
    GaugeProblem at(double weight) {
        return problem.with(penalty.at(weight).phi());
    }
}
