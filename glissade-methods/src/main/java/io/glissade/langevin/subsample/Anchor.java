package io.glissade.langevin.subsample;

import io.glissade.oracle.FiniteSum;
import io.glissade.space.VectorSpace;

/**
 * A point with the value and the gradient of a sum of terms there: the control variate of {@link RandomTerms}. Only read once it is made,
 * so the streams of several chains may share it. Cost: all terms once; two vectors. Source: {@code baker2019control}.
 *
 * @param <V> the vector type
 */
public final class Anchor<V> implements AutoCloseable {
    private final VectorSpace<V> space;
    private final V point;
    private final V gradient;
    private final double value;

    /**
     * Evaluates every term.
     *
     * @param point near the mode, finite; copied
     */
    public Anchor(FiniteSum<V> sum, V point) {
        this.space = sum.space();
        this.point = space.zero();
        this.gradient = space.zero();
        space.copy(point, this.point);
        V work = space.zero();
        double total = 0;
        for (int term = 0; term < sum.terms(); term++) {
            total += sum.valueAndGradient(term, point, work);
            space.axpy(1, work, gradient);
        }
        this.value = total;
        space.release(work);
        if (!Double.isFinite(value) || !Double.isFinite(space.norm(gradient))) {
            String coordinate = space.firstNonFinite(gradient);
            close();
            throw new IllegalArgumentException("the sum must be finite at the anchor, got the value " + total
                    + (coordinate == null ? "" : " and a gradient that is not at coordinate " + coordinate));
        }
    }

    V point() {
        return point;
    }

    V gradient() {
        return gradient;
    }

    double value() {
        return value;
    }

    @Override
    public void close() {
        space.release(point);
        space.release(gradient);
    }
}
