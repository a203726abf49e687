package io.glissade.finitesum.sag;

import io.glissade.parameter.Require;

/**
 * What Theorem 1 of {@code schmidt2017sag} promises for {@link TableSag} with {@code stepSize = 1/(16 L)}.
 *
 * @param terms n, at least 1
 * @param lipschitz L of every term's gradient, positive
 * @param strongConvexity mu of the mean, not negative
 * @param initialGap {@code g(x0) - g*}, not negative
 * @param squaredDistance {@code ||x0 - x*||^2}, not negative
 * @param variance {@code (1/n) sum ||f_i'(x*)||^2}, not negative
 */
public record SagTheorem(
        int terms,
        double lipschitz,
        double strongConvexity,
        double initialGap,
        double squaredDistance,
        double variance) {

    public SagTheorem {
        Require.atLeast("terms", 1, terms);
        Require.positive("lipschitz", lipschitz);
        Require.notNegative("strongConvexity", strongConvexity);
        Require.notNegative("initialGap", initialGap);
        Require.notNegative("squaredDistance", squaredDistance);
        Require.notNegative("variance", variance);
    }

    /** {@code 1/(16 L)}. */
    public double stepSize() {
        return 1 / (16 * lipschitz);
    }

    /** The constant of both bounds. */
    public double constant(TableSag.FirstTable first) {
        double distance = 4 * lipschitz / terms * squaredDistance;
        return switch (first) {
            case ZERO -> initialGap + distance + variance / (16 * lipschitz);
            case CENTRED -> 1.5 * initialGap + distance;
        };
    }

    /** The factor of a step on the bound: {@code 1 - min{mu/(16 L), 1/(8 n)}}. */
    public double rate() {
        return 1 - Math.min(strongConvexity / (16 * lipschitz), 1.0 / (8.0 * terms));
    }

    /** The bound on {@code E g(x^k) - g*}. */
    public double bound(long k, TableSag.FirstTable first) {
        return Math.pow(rate(), (double) k) * constant(first);
    }

    /** The bound on {@code E g(mean of x^0 .. x^(k-1)) - g*}, also without strong convexity. {@code k} at least 1. */
    public double averagedBound(long k, TableSag.FirstTable first) {
        Require.atLeast("k", 1, k);
        return 32.0 * terms / (double) k * constant(first);
    }
}
