package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * {@code gamma(c) = log(1 + c / theta)} up to {@code c = 1 - theta}, where its slope is 1, and linear beyond. The smaller theta, the more
 * concave. Reference: {@code sun2021screening}.
 *
 * @param theta in (0, 1)
 */
public record LogSum(double theta) implements ConcavePenalty {

    public LogSum {
        Require.positive("theta", theta);
        if (theta >= 1) {
            throw new IllegalArgumentException("theta must be below 1, got " + theta);
        }
    }

    @Override
    public double value(double weight) {
        double boundary = 1 - theta;
        return weight <= boundary ? Math.log1p(weight / theta) : -Math.log(theta) + weight - boundary;
    }

    @Override
    public double derivative(double weight) {
        return weight <= 1 - theta ? 1 / (theta + weight) : 1;
    }
}
