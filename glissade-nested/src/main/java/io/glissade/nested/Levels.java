package io.glissade.nested;

import io.glissade.nested.Hypergradient.Evaluation;
import io.glissade.torch.TorchSpace;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the levels of a problem: the gradient steps of each, its objective with the deeper levels reacting, and the
 * gradient of that. Counts the steps. One thread at a time.
 */
public final class Levels {

    private final MultilevelProblem problem;
    private final Hypergradient hypergradient;
    private final StepWatch watch;
    private final long[] steps;

    Levels(MultilevelProblem problem, Hypergradient hypergradient) {
        this.problem = problem;
        this.hypergradient = hypergradient;
        this.watch = new StepWatch(problem);
        this.steps = new long[problem.levels() + 1];
    }

    /** What is evaluated. */
    public MultilevelProblem problem() {
        return problem;
    }

    /** The gradient steps that a level, counted from 2, has made since the beginning. */
    public long steps(int level) {
        return steps[level];
    }

    /** The value and gradient of F_i at x_i, the last of {@code x}, which asks for gradients. */
    public Evaluation evaluate(Variables x, boolean differentiable) {
        int level = x.levels();
        if (level < problem.levels()) {
            Evaluation evaluation = hypergradient.evaluate(this, x, differentiable);
            Shapes.vector(evaluation.gradient(), space(level), problem.name(level) + ": its gradient");
            return evaluation;
        }
        Tensor value = problem.objective(level).value(x);
        return new Evaluation(value, gradient(value, level, x, differentiable));
    }

    /** The gradient of a value of F_i that was recorded from x_i on; an error that names the level where there is none. */
    Tensor gradient(Tensor value, int level, Variables x, boolean differentiable) {
        @Nullable Tensor gradient = Autograd.gradients(value, differentiable, x.level(level))[0];
        if (gradient != null) {
            return gradient;
        }
        if (level == 1) {
            return torch.zeros_like(x.level(1).detach());
        }
        throw new IllegalArgumentException(
                problem.name(level) + ": its objective must depend on its variable, and does not");
    }

    /**
     * One gradient step of the level below those of {@code upper}, from {@code x}.
     *
     * @throws InnerDivergence at the last step, where the steps since the first have diverged
     */
    public Tensor step(int step, Variables upper, Tensor x, boolean differentiable) {
        int level = upper.levels() + 1;
        steps[level]++;
        return Autograd.inScope(() -> {
            Tensor from = differentiable && x.requires_grad() ? x : Autograd.variable(x);
            Evaluation evaluation = evaluate(upper.with(space(level), from), differentiable);
            Tensor scaled = problem.lower(level).steps().stepSize().scaled(step, upper, evaluation.gradient());
            Tensor to = from.sub(
                    Shapes.vector(scaled, space(level), problem.name(level) + ": its gradient times the step size"));
            watch.afterStep(step, upper, evaluation, to);
            return differentiable ? to : to.detach();
        });
    }

    /** Steps {@code from} to before {@code to} of the level below those of {@code upper}, from {@code x}. */
    public Tensor steps(int from, int to, Variables upper, Tensor x, boolean differentiable) {
        Tensor at = x;
        for (int step = from; step < to; step++) {
            at = step(step, upper, at, differentiable);
        }
        return at;
    }

    /** The start of the level below those of {@code upper}. */
    public Tensor start(Variables upper) {
        int level = upper.levels() + 1;
        Tensor start = problem.lower(level).steps().start().at(space(level), upper);
        return Shapes.vector(start, space(level), problem.name(level) + ": its start");
    }

    /** All levels below those of {@code upper}, each after all of its gradient steps. */
    public Variables solve(Variables upper, boolean differentiable) {
        Variables x = upper;
        while (x.levels() < problem.levels()) {
            int level = x.levels() + 1;
            Tensor end = steps(0, problem.lower(level).steps().count(), x, start(x), differentiable);
            x = x.with(space(level), end);
        }
        return x;
    }

    private TorchSpace space(int level) {
        return problem.space(level);
    }
}
