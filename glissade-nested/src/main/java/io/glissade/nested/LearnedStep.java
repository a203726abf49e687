package io.glissade.nested;

import org.bytedeco.pytorch.Tensor;

/** The exponential of a block of the outermost variable as step size. */
record LearnedStep(String block) implements StepSize {

    @Override
    public Tensor scaled(int step, Variables upper, Tensor gradient) {
        Tensor stepSize = upper.block(1, block).flatten().exp();
        if (step == 0) {
            double least = stepSize.detach().min().item_double();
            double largest = stepSize.detach().max().item_double();
            if (!(least > 0) || !Double.isFinite(largest)) {
                throw new ArithmeticException("level " + (upper.levels() + 1) + ": its step size, the exponential of "
                        + block + ", must be positive and finite, got " + (least > 0 ? largest : least));
            }
        }
        return gradient.mul(stepSize);
    }
}
