package io.glissade.nested;

import io.glissade.nested.Hypergradient.Evaluation;
import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the levels of a problem: the gradient steps of each, its objective with the deeper levels reacting, and the
 * gradient of that. Counts the steps. One thread at a time.
 */
public final class Levels {

    private final MultilevelProblem problem;
    private final Hypergradient hypergradient;
    private final long[] steps;

    Levels(MultilevelProblem problem, Hypergradient hypergradient) {
        this.problem = problem;
        this.hypergradient = hypergradient;
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
            return hypergradient.evaluate(this, x, differentiable);
        }
        Tensor value = problem.objective(level).value(x);
        return new Evaluation(value, gradient(value, level, x, differentiable));
    }

    /** The gradient of a value of F_i that was recorded from x_i on; an error that names the level where there is none. */
    Tensor gradient(Tensor value, int level, Variables x, boolean differentiable) {
        return dependent(Autograd.gradients(value, differentiable, x.level(level))[0], x);
    }

    /** The gradient of F_i, the last of {@code x}; where there is none, zero at the outermost level, an error at others. */
    Tensor dependent(@Nullable Tensor gradient, Variables x) {
        int level = x.levels();
        if (gradient != null) {
            return gradient;
        }
        if (level == 1) {
            return torch.zeros_like(x.level(1).detach());
        }
        throw new IllegalArgumentException(name(level) + ": its objective must depend on its variable, and does not");
    }

    /** One gradient step of the level below those of {@code upper}, from {@code x}. */
    public Tensor step(int step, Variables upper, Tensor x, boolean differentiable) {
        int level = upper.levels() + 1;
        steps[level]++;
        return Autograd.inScope(() -> {
            Tensor from = differentiable && x.requires_grad() ? x : Autograd.variable(x);
            Tensor gradient =
                    evaluate(upper.with(space(level), from), differentiable).gradient();
            Tensor move = problem.lower(level).steps().stepSize().scaled(step, upper, gradient);
            Tensor to = (differentiable ? from : x).sub(move);
            return !differentiable && to.requires_grad() ? to.detach() : to;
        });
    }

    /** Steps {@code from} to before {@code to} of the level below those of {@code upper}, from {@code x}; of none, {@code x}. */
    public Tensor steps(int from, int to, Variables upper, Tensor x, boolean differentiable) {
        Tensor at = x;
        for (int step = from; step < to; step++) {
            Tensor next = step(step, upper, at, differentiable);
            if (step > from) {
                // What is recorded holds the point itself where it needs it.
                at.close();
            }
            at = next;
        }
        return at;
    }

    /** The number of gradient steps of the level below those of {@code upper}. */
    public int count(Variables upper) {
        return problem.lower(upper.levels() + 1).steps().count();
    }

    /** The variables of {@code upper} and the end of the steps of the level below them. */
    public Variables with(Variables upper, Tensor end) {
        return upper.with(space(upper.levels() + 1), end);
    }

    /** The start of the level below those of {@code upper}. */
    public Tensor start(Variables upper) {
        int level = upper.levels() + 1;
        Tensor start = problem.lower(level).steps().start().at(space(level), upper);
        if (start.dim() != 1 || start.size(0) != space(level).dimension()) {
            throw new IllegalArgumentException(name(level) + ": its start must have one dimension of length "
                    + space(level).dimension() + ", got shape " + Arrays.toString(start.shape()));
        }
        Tensor past = upper.past();
        return past == null ? start : recordedAfter(past, start);
    }

    /**
     * The same values, as if they had been made after {@code past}, of no coordinate of which they are made. A gradient by some
     * tensor walks back over all that was recorded after that tensor, and by one that was made of nothing, over everything: the
     * first step of each level would take time in proportion to all steps made before.
     */
    private static Tensor recordedAfter(Tensor past, Tensor start) {
        return torch.cat(new TensorVector(past.narrow(0, 0, 0), start));
    }

    /** All levels below those of {@code upper}, each after all of its gradient steps. */
    public Variables solve(Variables upper, boolean differentiable) {
        Variables x = upper;
        while (x.levels() < problem.levels()) {
            x = with(x, steps(0, count(x), x, start(x), differentiable));
        }
        return x;
    }

    private TorchSpace space(int level) {
        return problem.space(level);
    }

    private String name(int level) {
        return "level " + level + " (" + problem.lower(level).name() + ")";
    }
}
