package io.glissade.gradient;

import io.glissade.run.Archive;
import io.glissade.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * The last moves with the changes of the gradient along them, and the inverse Hessian of BFGS that follows from them. Source:
 * {@code liu1989limited}.
 *
 * @param <V> the vector type
 */
public final class LimitedMemory<V> implements AutoCloseable {
    /** A pair whose curvature is less than this, relative to its lengths, is noise. */
    private static final double LEAST_COSINE = 1e-10;

    private final VectorSpace<V> space;
    private final List<V> moves = new ArrayList<>();
    private final List<V> changes = new ArrayList<>();
    private final double[] inverseProducts;
    private final double[] coefficients;
    private int size;
    private int next;

    /** Room for so many pairs, at least 1. Memory: two vectors for each. */
    public LimitedMemory(VectorSpace<V> space, int capacity) {
        this.space = space;
        for (int i = 0; i < capacity; i++) {
            moves.add(space.zero());
            changes.add(space.zero());
        }
        this.inverseProducts = new double[capacity];
        this.coefficients = new double[capacity];
    }

    /** Whether there is no pair. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Forgets all pairs. */
    public void clear() {
        size = 0;
        next = 0;
    }

    /** Remembers the pair of the move from {@code before} to {@code after}, if the gradient grew along it. */
    public void add(V after, V before, V gradientAfter, V gradientBefore) {
        V move = moves.get(next);
        V change = changes.get(next);
        difference(after, before, move);
        difference(gradientAfter, gradientBefore, change);
        double product = space.dot(move, change);
        if (!(product > LEAST_COSINE * space.norm(move) * space.norm(change))) {
            // The slot held the oldest pair when all were taken: it is lost with this one.
            size = Math.min(size, inverseProducts.length - 1);
            return;
        }
        inverseProducts[next] = 1 / product;
        next = (next + 1) % inverseProducts.length;
        size = Math.min(size + 1, inverseProducts.length);
    }

    /** Overwrites {@code v} with the inverse Hessian times {@code v}, by the two-loop recursion; without pairs {@code v} stays. */
    public void apply(V v) {
        int capacity = inverseProducts.length;
        for (int back = 1; back <= size; back++) {
            int i = (next - back + capacity) % capacity;
            coefficients[i] = inverseProducts[i] * space.dot(moves.get(i), v);
            space.axpy(-coefficients[i], changes.get(i), v);
        }
        if (size > 0) {
            int newest = (next - 1 + capacity) % capacity;
            V change = changes.get(newest);
            space.scale(1 / (inverseProducts[newest] * space.dot(change, change)), v);
        }
        for (int back = size; back >= 1; back--) {
            int i = (next - back + capacity) % capacity;
            double correction = inverseProducts[i] * space.dot(changes.get(i), v);
            space.axpy(coefficients[i] - correction, moves.get(i), v);
        }
    }

    /** Saves or loads the pairs. */
    public void archive(Archive<V> archive) {
        size = (int) archive.count("size", size);
        next = (int) archive.count("next", next);
        double[] saved = archive.numbers("inverse products", inverseProducts);
        System.arraycopy(saved, 0, inverseProducts, 0, inverseProducts.length);
        for (int i = 0; i < moves.size(); i++) {
            archive.vector("move " + i, moves.get(i));
            archive.vector("change " + i, changes.get(i));
        }
    }

    private void difference(V a, V b, V out) {
        space.copy(a, out);
        space.axpy(-1, b, out);
    }

    @Override
    public void close() {
        moves.forEach(space::release);
        changes.forEach(space::release);
    }
}
