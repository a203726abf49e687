package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * Clipping without a corner: h = eta / (1 + ||g|| / gamma), so that no step is longer than gamma eta.
 *
 * <p>It is {@link NormalisedStep} in the parameters of {@link ClippedStep}: the same step as the former with
 * {@code gamma eta} and {@code beta = gamma}, between a half and the whole of the latter, the half exactly at
 * {@code ||g|| = gamma}. So it replaces a clipped step without tuning anew; every gradient is shortened, small ones by little.
 * Assumptions and cost: those of the clipped step. Source: {@code zhang2020improved}, the form its experiments use.
 *
 * @param stepSize eta, positive: the step size where the gradient vanishes
 * @param threshold gamma, positive: the gradient norm at which the step size is half of that
 */
public record SmoothedClippedStep(double stepSize, double threshold) implements StepRule {
    public SmoothedClippedStep {
        Require.positive("stepSize", stepSize);
        Require.positive("threshold", threshold);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return stepSize / (1 + gradientNorm / threshold);
    }

    @Override
    public double stepLengthCap() {
        return threshold * stepSize;
    }
}
