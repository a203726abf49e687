package io.glissade.oracle;

import io.glissade.space.CoordinateSpace;

/**
 * The points whose coordinates all lie between two numbers. Projection: one pass.
 *
 * @param space of the points
 * @param lower may be infinite
 * @param upper at least {@code lower}, may be infinite
 * @param <V> the vector type
 */
public record Interval<V>(CoordinateSpace<V> space, double lower, double upper) implements FeasibleSet<V> {
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("lower must be at most upper, got " + lower + " and " + upper);
        }
    }

    /** The points without a negative coordinate. */
    public static <V> Interval<V> notNegative(CoordinateSpace<V> space) {
        return new Interval<>(space, 0, Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean project(V x) {
        return space.clamp(lower, upper, x) > 0;
    }
}
