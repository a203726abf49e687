package io.glissade.nested;

import org.bytedeco.pytorch.Tensor;

/**
 * The objective of a deepest level that gives its own gradient. The steps then record the few operations of the gradient in
 * place of those of the value and of their derivatives. At the first step of a problem the gradient is held against that of the
 * value, once.
 */
public interface KnownGradient extends LevelFunction {

    /**
     * The gradient of the value at {@code x} with respect to the last of its variables: flat, of the length of its space, made by
     * differentiable operations on tensors.
     */
    Tensor gradient(Variables x);
}
