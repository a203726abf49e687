package io.glissade.oracle;

import io.glissade.parameter.Require;
import io.glissade.space.VectorSpace;

/**
 * The points whose Euclidean norm is at most a radius. Projection: a norm, and a pass where a point is outside.
 *
 * @param space of the points
 * @param radius positive
 * @param <V> the vector type
 */
public record Ball<V>(VectorSpace<V> space, double radius) implements FeasibleSet<V> {

    /** A norm this little above the radius is rounding, of the projection itself for one. */
    private static final double ROUNDING = 1e-15;

    public Ball {
        Require.positive("radius", radius);
    }

    @Override
    public boolean project(V x) {
        double norm = space.norm(x);
        boolean outside = norm > radius * (1 + ROUNDING);
        if (outside) {
            space.scale(radius / norm, x);
        }
        return outside;
    }
}
