package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * Normalised gradient: h = eta / (||g|| + beta), so that no step is longer than eta.
 *
 * <p>It is clipping made smooth: with {@code gamma eta_c = eta} and {@code eta_c = eta / beta} its step is between a half
 * and the whole of that of {@link ClippedStep}, the half exactly at {@code ||g|| = beta}. Choose it when the gradient norm
 * ranges over orders of magnitude and no threshold suggests itself. Source: {@code zhang2020clipping}, section 3.
 *
 * @param stepSize eta, positive: the length a step approaches for large gradients
 * @param beta positive: the gradient norm at which the step is half of that length
 */
public record NormalisedStep(double stepSize, double beta) implements StepRule {
    public NormalisedStep {
        Require.positive("stepSize", stepSize);
        Require.positive("beta", beta);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return stepSize / (gradientNorm + beta);
    }

    @Override
    public double stepLengthCap() {
        return stepSize;
    }
}
