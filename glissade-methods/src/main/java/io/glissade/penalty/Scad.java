package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * The smoothly clipped absolute deviation: {@code gamma(c) = c} up to 1, a parabola up to theta, where its slope has fallen to 0, and
 * {@code (theta + 1) / 2} beyond. Weights beyond theta cost nothing more, so that it is for use within {@link LinearBeyond}.
 * Reference: {@code fan2001scad}.
 *
 * @param theta above 2; the smaller, the more concave
 */
public record Scad(double theta) implements ConcavePenalty {

    public Scad {
        Require.finite("theta", theta);
        if (theta <= 2) {
            throw new IllegalArgumentException("theta must be above 2, got " + theta);
        }
    }

    @Override
    public double value(double weight) {
        if (weight <= 1) {
            return weight;
        }
        double used = Math.min(weight, theta);
        return (theta * used - (used * used + 1) / 2) / (theta - 1);
    }

    @Override
    public double derivative(double weight) {
        return weight <= 1 ? 1 : Math.max(theta - weight, 0) / (theta - 1);
    }
}
