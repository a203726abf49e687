package io.glissade.nested.poisoning;

import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.hypergradient.Hypergradient;
import io.glissade.nested.hypergradient.MultilevelObjective;
import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;

/** A poisoned regression differentiated by any strategy. One thread at a time. */
public final class UnrolledPenalty implements PenaltyObjective {

    private final MultilevelObjective objective;
    private double[] coefficients = new double[0];

    /**
     * @param problem that of a {@link PoisonedRegression}
     */
    public UnrolledPenalty(MultilevelProblem problem, Hypergradient hypergradient) {
        int deepest = problem.levels();
        TorchSpace space = problem.space(deepest);
        this.objective = new MultilevelObjective(
                new MultilevelProblem(
                        problem.space(),
                        x -> {
                            coefficients = space.toArray(x.level(deepest).detach());
                            return problem.objective().value(x);
                        },
                        problem.lower()),
                hypergradient);
    }

    /** The outermost level, whose levels count their steps. */
    public MultilevelObjective objective() {
        return objective;
    }

    @Override
    public Evaluation at(double lambda) {
        TorchSpace space = objective.space();
        try (Tensor x = space.zero();
                Tensor gradient = space.zero()) {
            space.fill(lambda, x);
            double error = objective.valueAndGradient(x, gradient);
            return new Evaluation(error, space.toArray(gradient)[0], coefficients);
        }
    }
}
