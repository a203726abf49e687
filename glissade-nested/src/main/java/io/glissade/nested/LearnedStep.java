package io.glissade.nested;

import org.bytedeco.pytorch.Tensor;

/**
 * The exponential of a block of the outermost variable as step size; {@link StepSize#learned} makes it.
 *
 * @param block its name
 */
public record LearnedStep(String block) implements StepSize {

    @Override
    public Tensor scaled(int step, Variables upper, Tensor gradient) {
        return gradient.mul(exponential(upper));
    }

    /** The step sizes, one or as many as the level has coordinates. */
    public Tensor exponential(Variables upper) {
        return upper.block(1, block).flatten().exp();
    }
}
