package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * {@code gamma(c) = ((c + eps)^power - eps^power) / power}: for a small eps close to the sum of powers of the weights. Its slope falls from
 * {@code eps^(power - 1)} to 0, so that it is for use within {@link LinearBeyond}. Reference: {@code sun2021screening}.
 *
 * @param power in (0, 1)
 * @param eps positive: it keeps the slope at 0 finite
 */
public record PowerSum(double power, double eps) implements ConcavePenalty {

    public PowerSum {
        Require.between("power", 0, power, 1);
        Require.positive("eps", eps);
    }

    @Override
    public double value(double weight) {
        return (Math.pow(weight + eps, power) - Math.pow(eps, power)) / power;
    }

    @Override
    public double derivative(double weight) {
        return Math.pow(weight + eps, power - 1);
    }
}
