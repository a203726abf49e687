package io.glissade.nested.poisoning;

import io.glissade.parameter.Require;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The absolute value with a quartic in place of its kink, twice continuously differentiable: {@code phi(x) = |x|} for
 * {@code |x| > mu}, else {@code -x^4 / (8 mu^3) + 3 x^2 / (4 mu) + 3 mu / 8}. Its second derivative is largest at 0.
 *
 * @param width mu, half the width of the part that is smoothed, positive
 */
public record SmoothedAbsolute(double width) {
    public SmoothedAbsolute {
        Require.positive("width", width);
    }

    /** phi(x). */
    public double value(double x) {
        return Math.abs(x) > width
                ? Math.abs(x)
                : -x * x * x * x / (8 * width * width * width) + 3 * x * x / (4 * width) + 3 * width / 8;
    }

    /** phi'(x), between -1 and 1. */
    public double derivative(double x) {
        return Math.abs(x) > width ? Math.signum(x) : -x * x * x / (2 * width * width * width) + 3 * x / (2 * width);
    }

    /** phi''(x), between 0 and {@link #smoothness()}. */
    public double secondDerivative(double x) {
        return Math.abs(x) > width ? 0 : 3 / (2 * width) * (1 - x * x / (width * width));
    }

    /** phi'''(x); at +-mu, where there is none, the one from within. */
    double thirdDerivative(double x) {
        return Math.abs(x) > width ? 0 : -3 * x / (width * width * width);
    }

    /** The largest second derivative, 3 / (2 mu). */
    public double smoothness() {
        return 3 / (2 * width);
    }

    /** The sum of phi over all elements: differentiable, of one element. */
    public Tensor sum(Tensor x) {
        Tensor square = x.square();
        Tensor inner = square.mul(new Scalar(-1 / (8 * width * width * width)))
                .add(new Scalar(3 / (4 * width)))
                .mul(square)
                .add(new Scalar(3 * width / 8));
        Tensor absolute = x.abs();
        return inner.where(absolute.le(new Scalar(width)), absolute).sum();
    }
}
