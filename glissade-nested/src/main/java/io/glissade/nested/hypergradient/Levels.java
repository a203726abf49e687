package io.glissade.nested.hypergradient;

import io.glissade.nested.KnownGradient;
import io.glissade.nested.LevelFunction;
import io.glissade.nested.MultilevelProblem;
import io.glissade.nested.Shapes;
import io.glissade.nested.Variables;
import io.glissade.nested.hypergradient.Hypergradient.Evaluation;
import io.glissade.nested.solver.SolveOutcome;
import io.glissade.nested.solver.SolveReport;
import io.glissade.torch.Scopes;
import io.glissade.torch.TorchSpace;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.bytedeco.pytorch.AutoGradMode;
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
    private final StepWatch watch;
    private final long[] steps;
    private final SolveReport[] solves;
    private final double[] gradientNorms;
    private boolean checked;

    Levels(MultilevelProblem problem, Hypergradient hypergradient) {
        this.problem = problem;
        this.hypergradient = hypergradient;
        this.watch = new StepWatch(problem);
        this.steps = new long[problem.levels() + 1];
        this.solves = new SolveReport[problem.levels() + 1];
        Arrays.fill(solves, SolveReport.NONE);
        this.gradientNorms = new double[problem.levels() + 1];
        Arrays.fill(gradientNorms, Double.NaN);
    }

    /** What is evaluated. */
    public MultilevelProblem problem() {
        return problem;
    }

    /** The gradient steps that a level, counted from 2, has made since the beginning. */
    public long steps(int level) {
        return steps[level];
    }

    /** The linear systems with the Hessian of a level, counted from 2, that an implicit hypergradient solved. */
    public SolveReport solves(int level) {
        return solves[level];
    }

    /**
     * The norm of the gradient of F_i where the gradient steps of a level, counted from 2, ended last, in an implicit hypergradient:
     * what is zero for an exact one. NaN before the first.
     */
    public double gradientNorm(int level) {
        return gradientNorms[level];
    }

    void solved(int level, SolveOutcome outcome) {
        solves[level] = solves[level].with(outcome);
    }

    void ended(int level, double gradientNorm) {
        gradientNorms[level] = gradientNorm;
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

    /** The objective of the deepest level as it was given; null at others. */
    private @Nullable LevelFunction deepest(int level) {
        return level == problem.levels() ? problem.lower(level).objective() : null;
    }

    /** A gradient as the level itself gives it; the first is held against that of its value. */
    private Tensor known(KnownGradient known, Variables x, boolean differentiable) {
        if (!checked) {
            checked = true;
            check(known, x);
        }
        try (AutoGradMode mode = new AutoGradMode(differentiable)) {
            return known.gradient(x);
        }
    }

    private void check(KnownGradient known, Variables x) {
        Tensor found = evaluate(x, false).gradient();
        Tensor given = known.gradient(x).detach();
        double allowed = space(x.levels()).precision() == TorchSpace.Precision.DOUBLE ? 1e-8 : 1e-3;
        double difference = given.sub(found).norm().item_double();
        double size = found.norm().item_double();
        if (difference > allowed * (1 + size)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: its known gradient must be that of its value, got one that differs by %.3g, of norm %.3g",
                    problem.name(x.levels()),
                    difference,
                    size));
        }
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
        return Scopes.result(() -> {
            Tensor from = differentiable && x.requires_grad() ? x : Autograd.variable(x);
            Variables at = upper.with(space(level), from);
            Supplier<Tensor> value;
            Tensor gradient;
            if (deepest(level) instanceof KnownGradient known) {
                value = () -> known.value(at);
                gradient = known(known, at, differentiable);
            } else {
                Evaluation evaluation = evaluate(at, differentiable);
                value = evaluation::value;
                gradient = evaluation.gradient();
            }
            Tensor scaled = problem.lower(level).steps().stepSize().scaled(step, upper, gradient);
            Shapes.vector(scaled, space(level), problem.name(level) + ": its gradient times the step size");
            Tensor to = (differentiable ? from : x).sub(scaled);
            watch.afterStep(step, upper, value, gradient, to);
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
        Shapes.vector(start, space(level), problem.name(level) + ": its start");
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
}
