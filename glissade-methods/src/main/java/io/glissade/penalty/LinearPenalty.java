package io.glissade.penalty;

import io.glissade.parameter.Require;

/**
 * {@code phi(s) = weight s}: the l1 penalty of the Lasso where the atoms are coordinates, the group Lasso where they are groups. The
 * conjugate is 0 up to {@code weight} and infinite above, so that coordinate descent takes it and the conditional gradient does not.
 *
 * @param weight {@code lambda}, positive
 */
public record LinearPenalty(double weight) implements GaugePenalty {

    public LinearPenalty {
        Require.positive("weight", weight);
    }

    @Override
    public double value(double gauge) {
        return weight * gauge;
    }

    @Override
    public double derivative(double gauge) {
        return weight;
    }

    @Override
    public double conjugate(double level) {
        return level <= weight ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double magnitude(double level) {
        return level <= weight ? 0 : Double.POSITIVE_INFINITY;
    }

    @Override
    public double largestLevel() {
        return weight;
    }

    @Override
    public double proximal(double curvature, double centre, double others) {
        return Math.max(centre - weight / curvature, 0);
    }
}
