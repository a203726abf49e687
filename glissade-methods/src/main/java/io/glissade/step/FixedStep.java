package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * The same step size always: h = eta.
 *
 * <p>Assumptions: convergence for L-smooth functions needs eta &lt; 2/L. Choose it when the curvature is bounded and known,
 * or as the plain baseline. Source: {@code zhang2020clipping}, section 1.
 *
 * @param stepSize eta, positive
 */
public record FixedStep(double stepSize) implements StepRule {
    public FixedStep {
        Require.positive("stepSize", stepSize);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return stepSize;
    }
}
