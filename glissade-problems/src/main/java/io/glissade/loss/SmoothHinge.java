package io.glissade.loss;

import io.glissade.linear.Loss;
import io.glissade.parameter.Require;
import org.jspecify.annotations.Nullable;

/**
 * The hinge {@code max(0, 1 - b m)} for targets -1 and 1 with its corner rounded off over a width g: with {@code q = 1 - b m} it is 0
 * for {@code q <= 0}, {@code q^2 / (2 g)} up to {@code q = g} and {@code q - g / 2} beyond. It lies at most g/2 below the hinge.
 * Its second derivative is at most 1/g; its conjugate is {@code g u^2 / 2 - u} for {@code u = -b s} in [0, 1], that of the hinge and a
 * square.
 *
 * <p>Reference: {@code shalevshwartz2013sdca}.
 *
 * @param width of the rounded corner, in units of the margin; positive
 */
public record SmoothHinge(double width) implements Loss {

    public SmoothHinge {
        Require.positive("width", width);
    }

    @Override
    public double value(double margin, double target) {
        double missing = Math.max(0, 1 - target * margin);
        return missing <= width ? missing * missing / (2 * width) : missing - width / 2;
    }

    @Override
    public double derivative(double margin, double target) {
        return -target * Math.min(Math.max(0, 1 - target * margin) / width, 1);
    }

    @Override
    public double secondDerivative(double margin, double target) {
        double missing = 1 - target * margin;
        return missing > 0 && missing <= width ? 1 / width : 0;
    }

    @Override
    public double smoothness() {
        return 1 / width;
    }

    @Override
    public double conjugate(double slope, double target) {
        double size = -target * slope;
        return size >= 0 && size <= 1 ? size * (width * size / 2 - 1) : Double.POSITIVE_INFINITY;
    }

    @Override
    public @Nullable String broken(double target) {
        return target == 1 || target == -1 ? null : "must be -1 or 1";
    }
}
