package io.glissade.nested;

import org.bytedeco.pytorch.Tensor;

/** The exponential of a block of the outermost variable as step size. */
record LearnedStep(String block) implements StepSize {

    @Override
    public Tensor scaled(int step, Variables upper, Tensor gradient) {
        return gradient.mul(exponential(upper));
    }

    /** The step sizes, one or as many as the level has coordinates. */
    Tensor exponential(Variables upper) {
        return upper.block(1, block).flatten().exp();
    }
}
