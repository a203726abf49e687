package io.glissade.nested;

import org.bytedeco.pytorch.Tensor;

/** The objective of one level: a function of the variables of all levels, written in differentiable operations on tensors. */
@FunctionalInterface
public interface LevelFunction {

    /**
     * The value at {@code x}, a tensor with one element through which gradients flow to the variables. An objective of level i
     * that is differentiated through k deeper levels needs derivatives up to order k + 1.
     *
     * @param x the variables of all levels, flat, in the order of the levels; not to be changed
     */
    Tensor value(Variables x);
}
