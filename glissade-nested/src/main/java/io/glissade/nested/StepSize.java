package io.glissade.nested;

import io.glissade.nested.hypergradient.InnerDivergence;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The step sizes of the gradient steps of a level. */
@FunctionalInterface
public interface StepSize {

    /**
     * The gradient times the step size of a step. Where the step size is made of variables of the levels above, by operations
     * on tensors, it is differentiated like everything else, and so learned.
     *
     * @param step number of the step, from 0
     * @param upper the variables of the levels above
     * @param gradient the gradient of the level, flat
     */
    Tensor scaled(int step, Variables upper, Tensor gradient);

    /** One number for all steps. */
    static StepSize constant(double stepSize) {
        if (!(stepSize > 0) || !Double.isFinite(stepSize)) {
            throw new IllegalArgumentException("stepSize must be positive and finite, got " + stepSize);
        }
        // Outlives the scope that it happens to be made in.
        Scalar factor = new Scalar(stepSize).retainReference();
        return (step, upper, gradient) -> gradient.mul(factor);
    }

    /**
     * The exponential of a block of the outermost variable: of one element, one step size for all; of as many as the level has
     * coordinates, one for each. Where an exponential is 0, infinite or NaN, the steps end in an {@link InnerDivergence}.
     *
     * @param block name of the block; its values are natural logarithms
     */
    static StepSize learned(String block) {
        return new LearnedStep(block);
    }
}
