package io.glissade.loss;

import io.glissade.linear.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The squared hinge {@code max(0, 1 - b m)^2} for targets -1 and 1: rows beyond the margin 1 count nothing. Its second derivative is at
 * most 2; its conjugate is {@code u^2 / 4 - u} for {@code u = -b s >= 0}.
 */
public record SquaredHinge() implements Loss {

    @Override
    public double value(double margin, double target) {
        double missing = Math.max(0, 1 - target * margin);
        return missing * missing;
    }

    @Override
    public double derivative(double margin, double target) {
        return -2 * target * Math.max(0, 1 - target * margin);
    }

    @Override
    public double secondDerivative(double margin, double target) {
        return target * margin < 1 ? 2 : 0;
    }

    @Override
    public double smoothness() {
        return 2;
    }

    @Override
    public double conjugate(double slope, double target) {
        double size = -target * slope;
        return size >= 0 ? size * (size / 4 - 1) : Double.POSITIVE_INFINITY;
    }

    @Override
    public @Nullable String broken(double target) {
        return target == 1 || target == -1 ? null : "must be -1 or 1";
    }
}
