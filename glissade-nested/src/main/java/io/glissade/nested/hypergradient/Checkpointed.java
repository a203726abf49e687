package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import io.glissade.torch.Scopes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The exact gradient of the unrolled problem in reverse, of which only the point at the start of every segment of steps is kept:
 * on the way back, one segment at a time is made again and recorded ({@code griewank2000revolve}, with one row of checkpoints).
 * With T steps in segments of s, memory is that of T / s points and of s recorded steps for each lower level, least near the
 * square root of T. All steps but those of the last segment, which is recorded at once, are made twice.
 *
 * <p>A gradient that is to be differentiated in its turn is recorded whole, as by {@link Reverse}: with three levels or more, a
 * recorded step of a level between holds all steps of the levels below it.
 *
 * @param segment steps in a segment, of every level; 1 keeps all points and records one step at a time; 0 stands for the square
 *     root of the number of steps of the level, rounded up
 */
public record Checkpointed(int segment) implements Hypergradient {
    public Checkpointed {
        if (segment < 0) {
            throw new IllegalArgumentException(
                    "segment must be at least 1 step, or 0 for the square root of their number, got " + segment);
        }
    }

    /** Segments of the square root of the number of steps. */
    public Checkpointed() {
        this(0);
    }

    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        if (differentiable) {
            return new Reverse().evaluate(levels, x, true);
        }
        Deque<Pass> passes = new ArrayDeque<>();
        Variables all = x;
        while (all.levels() < levels.problem().levels()) {
            Pass pass = forward(levels, all);
            passes.push(pass);
            all = levels.with(all, Autograd.variable(pass.end));
        }
        Tensor value = levels.problem().objective(x.levels()).value(all);
        Tensor[] inputs = all.from(x.levels());
        Tensor[] adjoints = Scopes.results(() -> sums(Autograd.gradients(value, false, inputs), new Tensor[0]));
        while (!passes.isEmpty()) {
            adjoints = backward(levels, passes.pop(), x.levels(), adjoints);
        }
        return new Evaluation(value, levels.dependent(adjoints[0].defined() ? adjoints[0] : null, x));
    }

    private Pass forward(Levels levels, Variables upper) {
        int count = levels.count(upper);
        int length = segment > 0 ? segment : (int) Math.ceil(Math.sqrt(count));
        Tensor start = levels.start(upper);
        List<Tensor> kept = new ArrayList<>();
        Tensor at = start;
        int step = 0;
        for (; count - step > length; step += length) {
            kept.add(at);
            at = levels.steps(step, step + length, upper, at, false);
        }
        Tensor last = Autograd.variable(at);
        return new Pass(upper, length, start, kept, last, levels.steps(step, count, upper, last, true));
    }

    /** From the adjoints of x_k and the levels below it down to the end of one level to those without that level. */
    private static Tensor[] backward(Levels levels, Pass pass, int outermost, Tensor[] adjoints) {
        Tensor[] upper = pass.upper.from(outermost);
        Tensor[] inputs = Arrays.copyOf(upper, upper.length + 1);
        inputs[upper.length] = pass.last;
        Tensor[] at = pulled(() -> pass.end, inputs, adjoints);
        pass.end.close();
        for (int i = pass.kept.size() - 1; i >= 0; i--) {
            int step = i * pass.length;
            inputs[upper.length] = Autograd.variable(pass.kept.get(i));
            at = pulled(
                    () -> levels.steps(step, step + pass.length, pass.upper, inputs[upper.length], true), inputs, at);
            inputs[upper.length].close();
        }
        return pulled(() -> pass.start, upper, at);
    }

    /** From the adjoints of what a tensor is made of, the last of them its own, to those before it was made. */
    private static Tensor[] pulled(Supplier<Tensor> recorded, Tensor[] inputs, Tensor[] adjoints) {
        int own = adjoints.length - 1;
        Tensor[] before = Scopes.results(() -> {
            @Nullable
            Tensor[] products = adjoints[own].defined()
                    ? Autograd.products(recorded.get(), adjoints[own], false, inputs)
                    : new @Nullable Tensor[inputs.length];
            return sums(products, Arrays.copyOf(adjoints, own));
        });
        for (Tensor adjoint : adjoints) {
            adjoint.close();
        }
        return before;
    }

    /** Adds terms, as many as there are; undefined where there is nothing to add to and nothing to add. */
    private static Tensor[] sums(@Nullable Tensor[] terms, Tensor[] to) {
        Tensor[] sums = new Tensor[terms.length];
        for (int i = 0; i < terms.length; i++) {
            Tensor term = terms[i];
            Tensor sum = i < to.length ? to[i] : new Tensor();
            if (term == null) {
                sums[i] = sum;
            } else {
                sums[i] = sum.defined() ? sum.add(term) : term;
            }
        }
        return sums;
    }

    /**
     * One level as the way forward left it.
     *
     * @param length of its segments
     * @param kept the starts of all segments but the last
     * @param last the start of the last, from which {@code end} was recorded
     */
    private record Pass(Variables upper, int length, Tensor start, List<Tensor> kept, Tensor last, Tensor end) {}
}
