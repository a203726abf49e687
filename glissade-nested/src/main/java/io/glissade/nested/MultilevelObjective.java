package io.glissade.nested;

import io.glissade.nested.Hypergradient.Evaluation;
import io.glissade.oracle.Objective;
import io.glissade.torch.TorchSpace;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The outermost level of a nested problem as an objective: F_1 and its gradient with all lower levels reacting. Every gradient
 * method runs on it as it stands. One thread at a time.
 */
public final class MultilevelObjective implements Objective<Tensor> {

    private final MultilevelProblem problem;
    private final Levels levels;

    /**
     * @param hypergradient how the gradient passes through the lower levels
     */
    public MultilevelObjective(MultilevelProblem problem, Hypergradient hypergradient) {
        this.problem = problem;
        this.levels = new Levels(problem, hypergradient);
    }

    @Override
    public TorchSpace space() {
        return problem.space();
    }

    /** The levels, which count their gradient steps. */
    public Levels levels() {
        return levels;
    }

    @Override
    public double valueAndGradient(Tensor x, Tensor gradientOut) {
        try (PointerScope scope = new PointerScope()) {
            Variables outermost = Variables.of(space(), Autograd.variable(x));
            Evaluation evaluation = levels.evaluate(outermost, false);
            space().copy(evaluation.gradient(), gradientOut);
            return evaluation.value().item_double();
        }
    }
}
