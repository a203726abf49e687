package io.glissade.loss;

import io.glissade.linear.Loss;
import io.glissade.parameter.Require;
import org.jspecify.annotations.Nullable;

/**
 * Huber's loss of the residual {@code r = m - b} for real targets: {@code r^2 / 2} up to the threshold t, from there on the tangent
 * {@code t |r| - t^2 / 2}, so that no row pulls harder than t. Its second derivative is at most 1; its conjugate is
 * {@code s^2 / 2 + b s} for {@code |s| <= t}. Choose it over {@link Squared} where some targets are far off.
 *
 * <p>Reference: {@code huber1964robust}.
 *
 * @param threshold the residual from which the loss is linear, in units of the target; positive
 */
public record Huber(double threshold) implements Loss {

    public Huber {
        Require.positive("threshold", threshold);
    }

    @Override
    public double value(double margin, double target) {
        double size = Math.abs(margin - target);
        return size <= threshold ? size * size / 2 : threshold * (size - threshold / 2);
    }

    @Override
    public double derivative(double margin, double target) {
        return Math.max(-threshold, Math.min(margin - target, threshold));
    }

    @Override
    public double secondDerivative(double margin, double target) {
        return Math.abs(margin - target) <= threshold ? 1 : 0;
    }

    @Override
    public double smoothness() {
        return 1;
    }

    @Override
    public double conjugate(double slope, double target) {
        return Math.abs(slope) <= threshold ? slope * (slope / 2 + target) : Double.POSITIVE_INFINITY;
    }

    @Override
    public @Nullable String broken(double target) {
        return null;
    }
}
