package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import org.bytedeco.pytorch.Tensor;

/**
 * The exact gradient of the unrolled problem by one reverse pass through all recorded gradient steps. Memory grows with the
 * number of steps; time is a small multiple of that of the steps, whatever the dimension of the outermost variable.
 */
public record Reverse() implements Hypergradient {

    @Override
    public Evaluation evaluate(Levels levels, Variables x, boolean differentiable) {
        Variables all = levels.solve(x, true);
        Tensor value = levels.problem().objective(x.levels()).value(all);
        return new Evaluation(value, levels.gradient(value, x.levels(), x, differentiable));
    }
}
