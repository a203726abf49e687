package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * A bound on the gauge: {@code phi} is 0 up to {@code bound} and infinite above. With it the penalised conditional gradient is the
 * conditional gradient of Frank and Wolfe.
 *
 * @param bound {@code alpha}, positive
 */
public record GaugeBound(double bound) implements GaugePenalty {

    private static final double ROUNDING = 1e-9;

    public GaugeBound {
        Require.positive("bound", bound);
    }

    /** 0 up to the bound and a billionth of it beyond, which rounding can add to a convex combination. */
    @Override
    public double value(double gauge) {
        return gauge <= bound * (1 + ROUNDING) ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double derivative(double gauge) {
        return gauge <= bound * (1 + ROUNDING) ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double conjugate(double level) {
        return bound * level;
    }

    @Override
    public double magnitude(double level) {
        return bound;
    }

    @Override
    public double largestLevel() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double proximal(double curvature, double centre, double others) {
        return Math.max(Math.min(centre, bound - others), 0);
    }
}
