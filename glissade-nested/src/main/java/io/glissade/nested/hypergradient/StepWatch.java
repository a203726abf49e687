package io.glissade.nested.hypergradient;

import io.glissade.nested.LearnedStep;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.StepSize;
import io.glissade.nested.Variables;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Looks at the first and the last gradient step of a level, and says when the steps between them diverged. Cost for each run of
 * steps: two norms, two values, and a look at the end.
 */
final class StepWatch {

    /**
     * Growth of the gradient norm while the objective rises as well. Descent with a step size below 2/L lets neither happen,
     * and rounding near a minimum does not raise the objective by {@link #CLEARLY}.
     */
    private static final double RISING = 1e6;

    private static final double CLEARLY = 1e-9;

    /**
     * Growth of the gradient norm whatever the objective does. Leaving a saddle point may let the norm grow while the objective
     * falls; by this much, the end depends on the twelfth digit of the start and no gradient through it is worth anything.
     */
    private static final double ANYHOW = 1e12;

    private final MultilevelProblem problem;
    private final double[] firstNorm;
    private final double[] firstValue;

    StepWatch(MultilevelProblem problem) {
        this.problem = problem;
        this.firstNorm = new double[problem.levels() + 1];
        this.firstValue = new double[problem.levels() + 1];
    }

    /** Called after each step, with the value and gradient before it and where it led. */
    void afterStep(int step, Variables upper, Supplier<Tensor> before, Tensor gradient, Tensor to) {
        int level = upper.levels() + 1;
        int last = problem.lower(level).steps().count() - 1;
        if (step > 0 && step < last) {
            return;
        }
        double norm = problem.space(level).norm(gradient.detach());
        double value = before.get().item_double();
        if (step == 0) {
            checkLearned(level, upper);
            firstNorm[level] = norm;
            firstValue[level] = value;
        }
        boolean finite = Double.isFinite(norm)
                && Double.isFinite(value)
                && Double.isFinite(to.detach().sum().item_double());
        double growth = norm / firstNorm[level];
        boolean rises = value - firstValue[level] > CLEARLY * Math.abs(firstValue[level]);
        if (!finite || growth > ANYHOW || (growth > RISING && rises)) {
            throw new InnerDivergence(
                    level,
                    problem.lower(level).name(),
                    step + 1,
                    stepSize(step, upper),
                    firstNorm[level],
                    norm,
                    value < firstValue[level]
                            ? "its objective falls without end, so check that it has a minimum"
                            : "take a smaller step size");
        }
    }

    private void checkLearned(int level, Variables upper) {
        if (problem.lower(level).steps().stepSize() instanceof LearnedStep learned) {
            Tensor sizes = learned.exponential(upper).detach();
            double least = sizes.min().item_double();
            double largest = sizes.max().item_double();
            if (!(least > 0) || !Double.isFinite(largest)) {
                throw new InnerDivergence(
                        level, problem.lower(level).name(), least > 0 ? largest : least, learned.block());
            }
        }
    }

    /** The largest step size of a step, as it acts on a gradient of ones. */
    private double stepSize(int step, Variables upper) {
        Tensor ones = torch.ones(
                new long[] {problem.space(upper.levels() + 1).dimension()},
                problem.space().precision().options());
        StepSize sizes = problem.lower(upper.levels() + 1).steps().stepSize();
        return sizes.scaled(step, upper, ones).detach().abs().max().item_double();
    }
}
