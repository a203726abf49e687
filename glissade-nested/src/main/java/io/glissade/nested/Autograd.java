package io.glissade.nested;

import io.glissade.torch.TorchSpace;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Differentiation as libtorch does it. */
final class Autograd {

    private Autograd() {}

    /** The gradients of a tensor of one element; null for an input that does not influence it. */
    static @Nullable Tensor[] gradients(Tensor output, boolean differentiable, Tensor... inputs) {
        return products(new TensorVector(), output, differentiable, inputs);
    }

    /** The products of {@code cotangent} with the Jacobians of {@code output}; null for an input that does not influence it. */
    static @Nullable Tensor[] products(Tensor output, Tensor cotangent, boolean differentiable, Tensor... inputs) {
        return products(new TensorVector(cotangent), output, differentiable, inputs);
    }

    private static @Nullable Tensor[] products(
            TensorVector cotangents, Tensor output, boolean differentiable, Tensor... inputs) {
        @Nullable Tensor[] gradients = new Tensor[inputs.length];
        if (output.requires_grad()) {
            TensorVector found = torch.grad(
                    new TensorVector(output),
                    new TensorVector(inputs),
                    cotangents,
                    new BoolOptional(true),
                    differentiable,
                    true);
            for (int i = 0; i < inputs.length; i++) {
                Tensor gradient = found.get(i);
                gradients[i] = gradient.defined() ? gradient : null;
            }
        }
        return gradients;
    }

    /** The values of {@code tensor} without its past, as a variable that asks for gradients. */
    static Tensor variable(Tensor tensor) {
        return tensor.detach().requires_grad_();
    }

    /** Does some work in a scope of its own and hands its result alone to the scope around it. */
    static Tensor inScope(Supplier<Tensor> work) {
        Tensor result;
        try (PointerScope scope = new PointerScope()) {
            result = TorchSpace.keep(work.get());
        }
        PointerScope around = PointerScope.getInnerScope();
        if (around != null) {
            around.attach(result);
            result.releaseReference();
        }
        return result;
    }
}
