package io.glissade.loss;

import io.glissade.linear.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The negative logarithm of the likelihood of a count b whose mean is {@code exp(m)}, without its constant: {@code exp(m) - b m}. Its
 * second derivative has no bound, so that methods with a step from Lipschitz constants do not take it. Its conjugate is
 * {@code t log t - t} for {@code t = b + s >= 0}. From margins of 710 on the loss is infinite in double precision.
 */
public record Poisson() implements Loss {

    @Override
    public double value(double margin, double target) {
        return Math.exp(margin) - target * margin;
    }

    @Override
    public double derivative(double margin, double target) {
        return Math.exp(margin) - target;
    }

    @Override
    public double secondDerivative(double margin, double target) {
        return Math.exp(margin);
    }

    @Override
    public double smoothness() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double conjugate(double slope, double target) {
        double mean = target + slope;
        if (!(mean >= 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return mean > 0 ? mean * (Math.log(mean) - 1) : 0;
    }

    @Override
    public @Nullable String broken(double target) {
        return target >= 0 ? null : "must not be negative";
    }
}
