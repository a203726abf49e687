package io.glissade.oracle;

import io.glissade.space.VectorSpace;

/**
 * The mean of finitely many terms, each of which can be evaluated alone.
 *
 * @param <V> the vector type
 */
public interface FiniteSum<V> {

    /** The space of the points and gradients. */
    VectorSpace<V> space();

    /** The number of terms, at least 1. */
    int terms();

    /** The value of a term at {@code x}; {@code gradientOut} is overwritten with its gradient there. */
    double valueAndGradient(int term, V x, V gradientOut);

    /** The mean of all terms. Cost of an evaluation: one of every term. */
    default Objective<V> mean() {
        FiniteSum<V> sum = this;
        V gradient = space().zero();
        return new Objective<>() {
            @Override
            public VectorSpace<V> space() {
                return sum.space();
            }

            @Override
            public double valueAndGradient(V x, V gradientOut) {
                space().scale(0, gradientOut);
                double value = 0;
                for (int term = 0; term < terms(); term++) {
                    value += sum.valueAndGradient(term, x, gradient);
                    space().axpy(1.0 / terms(), gradient, gradientOut);
                }
                return value / terms();
            }
        };
    }
}
