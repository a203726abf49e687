package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * Clipping for noisy gradients: h = min(eta, c / (||g|| + tau)). The shift by the bound of the noise keeps the step from
 * growing where the minibatch gradient is small by accident only.
 *
 * <p>Assumptions: those of {@link io.glissade.guarantee.StochasticClippedDescent}, which gives eta and c. Cost per step: none
 * beyond the norm. Choose it when the distance of a minibatch's gradient from the exact one has a known bound; without noise
 * it is the {@link ClippedStep} with threshold c / eta. Source: {@code zhang2020clipping}, Theorem 7.
 *
 * @param stepSize eta, positive: the step size where the gradient is small
 * @param stepLength c, positive: the length that no step exceeds
 * @param noiseBound tau, not negative
 */
public record ShiftedClippedStep(double stepSize, double stepLength, double noiseBound) implements StepRule {
    public ShiftedClippedStep {
        Require.positive("stepSize", stepSize);
        Require.positive("stepLength", stepLength);
        Require.notNegative("noiseBound", noiseBound);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return Math.min(stepSize, stepLength / (gradientNorm + noiseBound));
    }

    @Override
    public double clippingThreshold() {
        return Math.max(0, stepLength / stepSize - noiseBound);
    }

    @Override
    public double stepLengthCap() {
        return stepLength;
    }
}
