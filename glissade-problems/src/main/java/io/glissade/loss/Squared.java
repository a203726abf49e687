package io.glissade.loss;

import io.glissade.linear.Loss;
import org.jspecify.annotations.Nullable;

/** Half the squared error {@code (m - b)^2 / 2} for real targets. */
public record Squared() implements Loss {

    @Override
    public double value(double margin, double target) {
        return (margin - target) * (margin - target) / 2;
    }

    @Override
    public double derivative(double margin, double target) {
        return margin - target;
    }

    @Override
    public double secondDerivative(double margin, double target) {
        return 1;
    }

    @Override
    public double smoothness() {
        return 1;
    }

    @Override
    public double conjugate(double slope, double target) {
        return slope * (slope / 2 + target);
    }

    @Override
    public @Nullable String broken(double target) {
        return null;
    }
}
