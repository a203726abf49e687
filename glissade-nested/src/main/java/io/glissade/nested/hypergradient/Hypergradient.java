package io.glissade.nested.hypergradient;

import io.glissade.nested.Variables;
import org.bytedeco.pytorch.Tensor;

/**
 * A way to differentiate F_i(x_1, ..., x_i), the objective of a level with all deeper levels reacting, with respect to x_i. The
 * gradient of the outermost level is the hypergradient; that of a level between is what its gradient steps descend.
 */
public interface Hypergradient {

    /**
     * The value and gradient of F_i at x_i, the last of {@code x}, for a level that has deeper ones. All intermediate tensors
     * belong to the caller's scope.
     *
     * @param levels evaluates the deeper levels
     * @param x the variables of the levels down to i; x_i asks for gradients
     * @param differentiable whether the gradient returned is to be differentiated in its turn
     */
    Evaluation evaluate(Levels levels, Variables x, boolean differentiable);

    /**
     * What an evaluation yields.
     *
     * @param value one element
     * @param gradient with respect to the variable of the level, flat
     */
    record Evaluation(Tensor value, Tensor gradient) {}
}
