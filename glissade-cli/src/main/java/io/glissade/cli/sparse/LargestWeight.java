package io.glissade.cli.sparse;

import io.glissade.conditional.FreeCoordinate;
import io.glissade.conditional.GaugeProblem;

/** From which weight of a linear penalty on zero is a solution. */
final class LargestWeight {

    private LargestWeight() {}

    /** The support function of the atoms at the negative gradient at zero, the free coordinate at its best. Cost: two passes over the rows. */
    static double of(GaugeProblem problem) {
        double[] margins = new double[problem.sum().rows()];
        double[] free = problem.freeColumn();
        if (free != null) {
            new FreeCoordinate(problem.sum(), free).fit(margins);
        }
        return problem.atoms().point().support(SparseLevels.descent(problem.sum(), margins));
    }
}
