package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * A concave function up to a boundary and its tangent beyond, so that slopes stay between a positive least one and that at zero and every
 * atom keeps a price. Reference: {@code sun2021screening}.
 *
 * @param gamma with a finite slope at 0
 * @param boundary positive, where {@code gamma} still rises
 */
public record LinearBeyond(ConcavePenalty gamma, double boundary) implements ConcavePenalty {

    public LinearBeyond {
        Require.positive("boundary", boundary);
        if (!(gamma.derivative(boundary) > 0)) {
            throw new IllegalArgumentException("boundary must be where " + gamma + " still rises, its slope at "
                    + boundary + " is " + gamma.derivative(boundary));
        }
    }

    @Override
    public double value(double weight) {
        return weight <= boundary
                ? gamma.value(weight)
                : gamma.value(boundary) + gamma.derivative(boundary) * (weight - boundary);
    }

    @Override
    public double derivative(double weight) {
        return gamma.derivative(Math.min(weight, boundary));
    }
}
