package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * Gradient clipping by the global norm: h = min(eta, gamma eta / ||g||), so that no step is longer than gamma eta.
 *
 * <p>Assumptions: (L0, L1)-smoothness, under which the number of steps does not depend on the largest gradient norm. Cost
 * per step: none beyond the norm. Choose it when steep regions throw plain descent off; not when the curvature is bounded,
 * where it can only equal the best fixed step up to a constant. Source: {@code zhang2020clipping}, section 3 and Theorem 3.
 *
 * @param stepSize eta, positive: the step size where the gradient is small
 * @param threshold gamma, positive: the gradient norm from which on the step is shortened
 */
public record ClippedStep(double stepSize, double threshold) implements StepRule {
    public ClippedStep {
        Require.positive("stepSize", stepSize);
        Require.positive("threshold", threshold);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return gradientNorm > threshold ? threshold / gradientNorm * stepSize : stepSize;
    }

    @Override
    public double clippingThreshold() {
        return threshold;
    }

    @Override
    public double stepLengthCap() {
        return threshold * stepSize;
    }
}
