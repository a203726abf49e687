package io.glissade.oracle;

import io.glissade.space.CoordinateSpace;

/**
 * The points between two others, coordinate by coordinate; an infinite bound is none. Projection: one pass.
 *
 * @param space of the points
 * @param lower not copied; whoever made it releases it
 * @param upper at least {@code lower} in each coordinate; not copied; whoever made it releases it
 * @param <V> the vector type
 */
public record Box<V>(CoordinateSpace<V> space, V lower, V upper) implements FeasibleSet<V> {
    public Box {
        V point = space.zero();
        space.copy(upper, point);
        double wrong = space.clamp(lower, upper, point);
        space.release(point);
        if (wrong > 0) {
            throw new IllegalArgumentException("lower must be at most upper in each coordinate, and is not in "
                    + Math.round(wrong * space.dimension()) + " of " + space.dimension());
        }
    }

    @Override
    public boolean project(V x) {
        return space.clamp(lower, upper, x) > 0;
    }
}
