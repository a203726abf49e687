package io.glissade.langevin.overdamped;

import io.glissade.space.VectorSpace;
import java.util.List;

/**
 * An antisymmetric map of low rank on any space: the sum of {@code u v^T - v u^T} over pairs of vectors. Each turns the plane of its pair,
 * for orthogonal u and v by {@code norm(u) norm(v)}. Cost of a product: two inner products and two additions for each pair.
 *
 * @param <V> the vector type
 */
public final class LowRankRotation<V> implements AntisymmetricMap<V> {
    private final VectorSpace<V> space;
    private final List<V> left;
    private final List<V> right;

    /**
     * Holds the vectors, which stay the caller's and must not change.
     *
     * @param left the u, finite, at least one
     * @param right the v, finite, as many
     */
    public LowRankRotation(VectorSpace<V> space, List<V> left, List<V> right) {
        if (left.isEmpty() || left.size() != right.size()) {
            throw new IllegalArgumentException(
                    "J needs as many v as u and at least one, got " + left.size() + " u and " + right.size() + " v");
        }
        requireFinite(space, "u", left);
        requireFinite(space, "v", right);
        this.space = space;
        this.left = List.copyOf(left);
        this.right = List.copyOf(right);
    }

    private static <V> void requireFinite(VectorSpace<V> space, String name, List<V> vectors) {
        for (int i = 0; i < vectors.size(); i++) {
            String coordinate = space.firstNonFinite(vectors.get(i));
            if (coordinate != null) {
                throw new IllegalArgumentException(
                        "vector " + name + " of pair " + i + " must be finite, but " + coordinate + " is not");
            }
        }
    }

    @Override
    public void addProduct(double factor, V x, V out) {
        for (int i = 0; i < left.size(); i++) {
            double alongRight = space.dot(right.get(i), x);
            double alongLeft = space.dot(left.get(i), x);
            space.axpy(factor * alongRight, left.get(i), out);
            space.axpy(-factor * alongLeft, right.get(i), out);
        }
    }
}
