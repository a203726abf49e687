package io.glissade.step;

import io.glissade.parameter.Require;

/**
 * A step size that decays with the iterations: h = eta / (1 + decay k)^power.
 *
 * <p>Choose it when the minibatch noise keeps a fixed step from settling; power 0.5 is the classical choice for
 * non-convex problems, 1 for strongly convex ones. Source: {@code robbins1951stochastic}.
 *
 * @param stepSize eta, positive: the first step size
 * @param decay per iteration, not negative; 0 is the fixed step
 * @param power positive
 */
public record DecayingStep(double stepSize, double decay, double power) implements StepRule {
    public DecayingStep {
        Require.positive("stepSize", stepSize);
        Require.notNegative("decay", decay);
        Require.positive("power", power);
    }

    @Override
    public double stepSize(long iteration, double value, double gradientNorm) {
        return stepSize / Math.pow(1 + decay * iteration, power);
    }
}
