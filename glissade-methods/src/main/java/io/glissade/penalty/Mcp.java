package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * The minimax concave penalty: {@code gamma(c) = c - c^2 / (2 theta)} up to theta, where its slope has fallen to 0, and {@code theta / 2}
 * beyond. Weights beyond theta cost nothing more, so that it is for use within {@link LinearBeyond}. Reference: {@code zhang2010mcp}.
 *
 * @param theta positive; the smaller, the more concave
 */
public record Mcp(double theta) implements ConcavePenalty {

    public Mcp {
        Require.positive("theta", theta);
    }

    @Override
    public double value(double weight) {
        return weight <= theta ? weight - weight * weight / (2 * theta) : theta / 2;
    }

    @Override
    public double derivative(double weight) {
        return Math.max(1 - weight / theta, 0);
    }
}
