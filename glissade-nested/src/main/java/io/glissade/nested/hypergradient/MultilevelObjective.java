package io.glissade.nested.hypergradient;

import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.Hypergradient.Evaluation;
import io.glissade.oracle.Objective;
import io.glissade.torch.Scopes;
import io.glissade.torch.TorchSpace;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The outermost level of a nested problem as an objective: F_1 and its gradient with all lower levels reacting. Every gradient
 * method runs on it as it stands. One thread at a time.
 *
 * <p>A block of the outermost variable whose gradient is exactly zero is never taken for an answer unseen: the first time, F_1 is
 * evaluated where the block is moved, and a block that does not influence it, or that the strategy does not see, is an error. The
 * search costs five values, and up to seven where there is no influence.
 */
public final class MultilevelObjective implements Objective<Tensor> {

    private final MultilevelProblem problem;
    private final Levels levels;
    private final Influence influence;
    private @Nullable String incident;

    /**
     * @param hypergradient how the gradient passes through the lower levels
     */
    public MultilevelObjective(MultilevelProblem problem, Hypergradient hypergradient) {
        this.problem = problem;
        this.levels = new Levels(problem, hypergradient);
        this.influence = new Influence(levels, hypergradient.getClass().getSimpleName());
    }

    @Override
    public TorchSpace space() {
        return problem.space();
    }

    /** The levels, which count their gradient steps. */
    public Levels levels() {
        return levels;
    }

    /**
     * {@inheritDoc} Lower levels whose gradient steps diverge, or whose Hessian an implicit gradient cannot be found with, make value
     * and gradient NaN; {@link #incident} says why.
     *
     * @throws IllegalArgumentException if a level is not what it must be, or a block of {@code x} has no influence on F_1 or none
     *     that the strategy sees
     */
    @Override
    public double valueAndGradient(Tensor x, Tensor gradientOut) {
        double value;
        try (PointerScope scope = new PointerScope()) {
            Variables outermost = Variables.of(space(), Autograd.variable(x));
            Evaluation evaluation = levels.evaluate(outermost, false);
            space().copy(evaluation.gradient(), gradientOut);
            value = evaluation.value().item_double();
        } catch (ArithmeticException failure) {
            space().fill(Double.NaN, gradientOut);
            incident = wrong(x, String.valueOf(failure.getMessage()));
            return Double.NaN;
        }
        String wrong = space().firstNonFinite(gradientOut);
        if (!Double.isFinite(value) || wrong != null) {
            incident = wrong(x, wrong == null ? "F_1 is " + value : "the gradient of " + wrong + " is not finite");
        } else {
            influence.check(x, gradientOut);
        }
        return value;
    }

    private String wrong(Tensor x, String otherwise) {
        String coordinate = space().firstNonFinite(x);
        return coordinate == null ? otherwise : "outer variable " + coordinate + " is not finite";
    }

    /** Why the latest evaluation that was not finite was not, in one sentence; {@code null} while all were. */
    public @Nullable String incident() {
        return incident;
    }

    /**
     * The variables of the lower levels after all of their gradient steps at {@code x}, from the second level to the deepest: new
     * tensors that belong to the innermost scope, to the caller where there is none. Costs the steps, and no gradient of F_1.
     *
     * @throws InnerDivergence if the steps of a level diverge
     */
    public List<Tensor> solve(Tensor x) {
        return List.of(Scopes.results(() -> {
            Variables all = levels.solve(Variables.of(space(), x.detach()), false);
            Tensor[] solution = new Tensor[problem.levels() - 1];
            for (int i = 0; i < solution.length; i++) {
                solution[i] = all.level(i + 2).detach().clone();
            }
            return solution;
        }));
    }

    /**
     * How far the gradient steps of each lower level come at {@code x}, from the second level to the deepest: whether their number
     * is enough. Costs about as much as {@link #solve}.
     *
     * @throws InnerDivergence if the steps of a level below another diverge
     */
    public List<LevelReport> inspect(Tensor x) {
        try (PointerScope scope = new PointerScope()) {
            return new Inspection(levels).at(Variables.of(space(), x.detach()));
        }
    }
}
