package io.glissade.langevin.schedule;

import io.glissade.parameter.Require;

/**
 * A step size that decays: {@code scale (offset + k)^(-power)} at move k. With a power in (1/2, 1] the sum of the steps is infinite and that of
 * their squares is not, so the bias of an unadjusted scheme fades while the chain still goes everywhere; 1/3 gives the
 * smallest mean squared error of an average. Source: {@code welling2011bayesian}; 1/3: {@code teh2016consistency}.
 *
 * @param scale positive and finite
 * @param offset positive and finite
 * @param power not negative, finite
 */
public record PolynomialDecay(double scale, double offset, double power) implements Schedule {
    public PolynomialDecay {
        Require.positive("scale", scale);
        Require.positive("offset", offset);
        Require.notNegative("power", power);
    }

    @Override
    public double at(long move) {
        return scale * Math.pow(offset + move, -power);
    }
}
