package io.glissade.nested.hypergradient;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Differentiation as libtorch does it. */
final class Autograd {

    // Made once: they outlive the scope that they happen to be made in.
    private static final BoolOptional RETAIN_GRAPH = new BoolOptional(true).retainReference();
    private static final TensorVector ONE = new TensorVector().retainReference();

    private Autograd() {}

    /** The gradients of a tensor of one element; null for an input that does not influence it. */
    static @Nullable Tensor[] gradients(Tensor output, boolean differentiable, Tensor... inputs) {
        if (!output.requires_grad()) {
            return new @Nullable Tensor[inputs.length];
        }
        return products(new TensorVector(output), ONE, differentiable, inputs);
    }

    /** The products of {@code cotangent} with the Jacobians of {@code output}; null for an input that does not influence it. */
    static @Nullable Tensor[] products(Tensor output, Tensor cotangent, boolean differentiable, Tensor... inputs) {
        if (!output.requires_grad()) {
            return new @Nullable Tensor[inputs.length];
        }
        return products(new TensorVector(output), new TensorVector(cotangent), differentiable, inputs);
    }

    /** The sums, over several outputs that all ask for gradients, of such products. */
    static @Nullable Tensor[] products(
            Tensor[] outputs, Tensor[] cotangents, boolean differentiable, Tensor... inputs) {
        return products(new TensorVector(outputs), new TensorVector(cotangents), differentiable, inputs);
    }

    private static @Nullable Tensor[] products(
            TensorVector outputs, TensorVector cotangents, boolean differentiable, Tensor... inputs) {
        @Nullable Tensor[] gradients = new Tensor[inputs.length];
        TensorVector found =
                torch.grad(outputs, new TensorVector(inputs), cotangents, RETAIN_GRAPH, differentiable, true);
        for (int i = 0; i < inputs.length; i++) {
            Tensor gradient = found.get(i);
            gradients[i] = gradient.defined() ? gradient : null;
        }
        return gradients;
    }

    /** The values of {@code tensor} without its past, as a variable that asks for gradients. */
    static Tensor variable(Tensor tensor) {
        return tensor.detach().requires_grad_();
    }
}
