package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * Polyak's step: h = min((f - f*) / ||g||^2, cap), and 0 where the value is at most f* or the gradient is zero.
 *
 * <p>Assumptions: a convex function whose least value is known. On (L0, L1)-smooth ones it needs
 * {@code max(4 L0 R^2 / eps, (6 L1 R)^2)} steps to a gap of eps from a distance R, and neither constant. With minibatches the
 * least value is that of a minibatch, close to 0 only for a model that fits every row; the cap then limits the damage. Cost per
 * step: none beyond value and norm. Choose it when the least value is known and nothing else is. Sources:
 * {@code polyak1969minimization}, {@code vankov2024optimizing} for the bound, {@code loizou2021stochastic} for the cap.
 *
 * @param optimalValue f*, finite
 * @param largestStepSize the cap, positive
 */
public record PolyakStep(double optimalValue, double largestStepSize) implements StepRule {
    public PolyakStep {
        Require.finite("optimalValue", optimalValue);
        Require.positive("largestStepSize", largestStepSize);
    }

    /** Without a cap but for the range of floating point. */
    public PolyakStep(double optimalValue) {
        this(optimalValue, Double.MAX_VALUE);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        double gap = value - optimalValue;
        // Twice divided: the square of a small norm is zero long before the norm is.
        return gap > 0 && gradientNorm > 0 ? Math.min(gap / gradientNorm / gradientNorm, largestStepSize) : 0;
    }
}
