package io.glissade.nested.poisoning;

import io.glissade.nested.poisoning.PenaltyObjective.Evaluation;
import io.glissade.parameter.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient descent on lambda, the logarithm of the penalty, from one start with steps of one size.
 *
 * @param start lambda at the beginning, finite
 * @param stepSize positive
 * @param steps number of them, at least 0
 */
public record PenaltySearch(double start, double stepSize, int steps) {
    public PenaltySearch {
        Require.finite("start", start);
        Require.positive("stepSize", stepSize);
        Require.atLeast("steps", 0, steps);
    }

    /**
     * What there is before a step and after the last.
     *
     * @param lambda where
     * @param evaluation everything there
     */
    public record Iterate(double lambda, Evaluation evaluation) {}

    /**
     * The iterates, {@code steps + 1} of them, or those before the first that is not finite. Cost: one evaluation each.
     */
    public List<Iterate> run(PenaltyObjective objective) {
        List<Iterate> iterates = new ArrayList<>();
        double lambda = start;
        for (int step = 0; step <= steps; step++) {
            Evaluation evaluation = objective.at(lambda);
            if (!Double.isFinite(evaluation.error()) || !Double.isFinite(evaluation.slope())) {
                break;
            }
            iterates.add(new Iterate(lambda, evaluation));
            lambda -= stepSize * evaluation.slope();
        }
        return iterates;
    }

    /**
     * Early stopping: the iterate with the least validation error, the first of equals.
     *
     * @throws IllegalArgumentException if there is none: the search was not finite where it began
     */
    public static Iterate best(List<Iterate> iterates) {
        if (iterates.isEmpty()) {
            throw new IllegalArgumentException("iterates must be at least one, got none: the first was not finite");
        }
        Iterate best = iterates.get(0);
        for (Iterate iterate : iterates) {
            if (iterate.evaluation().error() < best.evaluation().error()) {
                best = iterate;
            }
        }
        return best;
    }
}
