package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import org.bytedeco.pytorch.Tensor;

/**
 * The gradient of the last steps of every lower level; what was done before them counts as a constant
 * ({@code shaban2019truncated}). Where the steps contract by a factor rho the bias shrinks like {@code rho^steps}; with as many
 * steps as the level makes, or more, there is none and a start that is learned is differentiated too. Memory and time of the
 * reverse pass are those of {@code steps} steps, whatever their number. With three levels or more, the gradient that the steps
 * of a level between follow is truncated as well.
 *
 * @param steps how many are differentiated at each level, at least 1
 */
public record Truncated(int steps) implements Hypergradient {
    public Truncated {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, got " + steps);
        }
    }

    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        Variables all = x;
        while (all.levels() < levels.problem().levels()) {
            int count = levels.count(all);
            int first = Math.max(0, count - steps);
            Tensor from = levels.steps(0, first, all, levels.start(all), false);
            all = levels.with(all, levels.steps(first, count, all, from, true));
        }
        Tensor value = levels.problem().objective(x.levels()).value(all);
        return new Evaluation(value, levels.gradient(value, x.levels(), x, differentiable));
    }
}
