package io.glissade.langevin.example;

import io.glissade.oracle.Objective;
import io.glissade.space.VectorSpace;

/** Half the squared norm, on any space; it can be made to break after some evaluations. */
public final class HalfSquare<V> implements Objective<V> {
    private final VectorSpace<V> space;
    private int left = Integer.MAX_VALUE;
    private double added;
    private double factor = 1;

    public HalfSquare(VectorSpace<V> space) {
        this.space = space;
    }

    /** From now on {@code evaluations} are sound; those after them have {@code added} to the value and {@code factor} on the gradient. */
    public void breakAfter(int evaluations, double added, double factor) {
        this.left = evaluations;
        this.added = added;
        this.factor = factor;
    }

    @Override
    public VectorSpace<V> space() {
        return space;
    }

    @Override
    public double valueAndGradient(V x, V gradientOut) {
        space.copy(x, gradientOut);
        double value = space.dot(x, x) / 2;
        if (left > 0) {
            left--;
            return value;
        }
        space.scale(factor, gradientOut);
        return value + added;
    }
}
