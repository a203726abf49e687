package io.glissade.linear;

import org.jspecify.annotations.Nullable;

/** The logarithm of the hyperbolic cosine of the residual: smooth, curved and without symmetry in the target. */
record LogCosh() implements Loss {

    @Override
    public double value(double margin, double target) {
        double size = Math.abs(margin - target);
        return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
    }

    @Override
    public double derivative(double margin, double target) {
        return Math.tanh(margin - target);
    }

    @Override
    public double secondDerivative(double margin, double target) {
        double slope = derivative(margin, target);
        return 1 - slope * slope;
    }

    @Override
    public double smoothness() {
        return 1;
    }

    @Override
    public double conjugate(double slope, double target) {
        throw new UnsupportedOperationException("a sum does not ask for it");
    }

    @Override
    public @Nullable String broken(double target) {
        return target < 100 ? null : "must be below 100";
    }
}
