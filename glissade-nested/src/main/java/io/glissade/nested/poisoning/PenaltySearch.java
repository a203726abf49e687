package io.glissade.nested.poisoning;

import io.glissade.nested.Hypergradient;
import io.glissade.nested.MultilevelObjective;
import io.glissade.nested.MultilevelProblem;
import io.glissade.parameter.Require;
import io.glissade.torch.TorchSpace;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Gradient descent on the logarithm of the penalty, lambda, from one start with steps of one size.
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
     * @param lambda the logarithm of the penalty
     * @param coefficients theta as the lower levels leave it
     * @param validationError level 1 there
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Iterate(double lambda, double[] coefficients, double validationError) {}

    /**
     * The iterates, {@code steps + 1} of them or fewer: the search ends at the first that is not finite, which is left out. Cost: a hypergradient
     * for each.
     *
     * @param problem one of those of {@link PoisonedRegression}
     */
    public List<Iterate> run(MultilevelProblem problem, Hypergradient hypergradient) {
        List<Iterate> iterates = new ArrayList<>();
        int deepest = problem.levels();
        TorchSpace below = problem.space(deepest);
        double[][] seen = new double[1][];
        MultilevelProblem watched = new MultilevelProblem(
                problem.space(),
                x -> {
                    seen[0] = below.toArray(x.level(deepest).detach());
                    return problem.objective().value(x);
                },
                problem.lower());
        MultilevelObjective objective = new MultilevelObjective(watched, hypergradient);
        try (Tensor lambda = objective.space().zero();
                Tensor gradient = objective.space().zero()) {
            objective.space().fill(start, lambda);
            for (int step = 0; step <= steps; step++) {
                double error = objective.valueAndGradient(lambda, gradient);
                double at = objective.space().toArray(lambda)[0];
                if (!Double.isFinite(error) || objective.space().firstNonFinite(gradient) != null) {
                    break;
                }
                iterates.add(new Iterate(at, seen[0], error));
                objective.space().axpy(-stepSize, gradient, lambda);
            }
        }
        return iterates;
    }
}
