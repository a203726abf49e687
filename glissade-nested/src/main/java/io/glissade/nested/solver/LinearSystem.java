package io.glissade.nested.solver;

import io.glissade.torch.TorchSpace;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The symmetric matrix of a linear system, the Hessian of a level, known by its products with vectors.
 *
 * @param name of the level, for messages
 * @param space of its variable
 * @param product of the matrix with a vector, a new tensor of the caller's scope
 */
public record LinearSystem(String name, TorchSpace space, UnaryOperator<Tensor> product) {

    /**
     * Overwrites {@code out} with the product of the matrix and {@code x}.
     *
     * @throws ArithmeticException that names level and coordinate where the product is not finite
     */
    void multiply(Tensor x, Tensor out) {
        try (PointerScope scope = new PointerScope()) {
            space.copy(product.apply(x), out);
        }
        @Nullable String bad = space.firstNonFinite(out);
        if (bad != null) {
            throw new ArithmeticException(name + ": a product with its Hessian is not finite at " + bad);
        }
    }
}
