package io.glissade.loss;

import io.glissade.linear.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The logistic loss {@code log(1 + exp(-b m))} for targets -1 and 1. Its second derivative is at most 1/4; its conjugate is the
 * negative entropy of {@code -b s}, which lies in [0, 1].
 */
public record Logistic() implements Loss {

    @Override
    public double value(double margin, double target) {
        double z = target * margin;
        double small = Math.exp(-Math.abs(z));
        // log1p is exact for small numbers and three times as slow as log, which is as good for the others.
        double log = small > 0.1 ? Math.log(1 + small) : Math.log1p(small);
        return z > 0 ? log : log - z;
    }

    @Override
    public double derivative(double margin, double target) {
        return -target / (1 + Math.exp(target * margin));
    }

    @Override
    public double secondDerivative(double margin, double target) {
        double small = Math.exp(-Math.abs(margin));
        return small / ((1 + small) * (1 + small));
    }

    @Override
    public double smoothness() {
        return 0.25;
    }

    @Override
    public double conjugate(double slope, double target) {
        double probability = -target * slope;
        if (!(probability >= 0 && probability <= 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double left = probability > 0 ? probability * Math.log(probability) : 0;
        double right = probability < 1 ? (1 - probability) * Math.log1p(-probability) : 0;
        return left + right;
    }

    @Override
    public @Nullable String broken(double target) {
        return target == 1 || target == -1 ? null : "must be -1 or 1";
    }
}
