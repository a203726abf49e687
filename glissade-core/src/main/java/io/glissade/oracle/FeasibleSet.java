package io.glissade.oracle;

import io.glissade.space.VectorSpace;

/**
 * A closed convex set of points that a constrained variable is held in, by Euclidean projection.
 *
 * @param <V> the vector type
 */
public interface FeasibleSet<V> {

    /**
     * Overwrites {@code x} with the point of the set nearest to it. A point of the set is left as it is, bit for bit.
     *
     * @return whether {@code x} was outside
     */
    boolean project(V x);

    /**
     * How far a gradient step of size 1 moves when its end is projected, {@code ||P(x - g) - x||}: zero exactly where a point of the set
     * is stationary, and the gradient norm where no constraint is near. Allocates nothing.
     *
     * @param x a point of the set
     * @param gradient at {@code x}
     * @param workOut overwritten
     */
    default double stationarity(VectorSpace<V> space, V x, V gradient, V workOut) {
        space.copy(x, workOut);
        space.axpy(-1, gradient, workOut);
        project(workOut);
        space.axpy(-1, x, workOut);
        return space.norm(workOut);
    }
}
