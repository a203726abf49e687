package io.glissade.finitesum.sag;

import io.glissade.linear.LinearSum;
import io.glissade.linear.MultinomialSum;
import io.glissade.parameter.Require;
import java.util.function.DoubleSupplier;

/**
 * How long the steps of {@link Sag} are. L is the largest Lipschitz constant of a term with its penalty.
 *
 * <p>Reference: {@code schmidt2017sag}, sections 4.5 and 4.6.
 */
public sealed interface SagStep {

    /** The same step always. {@code stepSize} positive; {@code stepSize * l2} at most 1. */
    record Constant(double stepSize) implements SagStep {
        public Constant {
            Require.positive("stepSize", stepSize);
        }
    }

    /** {@code 1 / (divisor L)}: 16 is the theorem's step, 1 the one of practice. */
    record OfLipschitz(double divisor) implements SagStep {
        public OfLipschitz {
            Require.positive("divisor", divisor);
        }
    }

    /** {@code 2 / (L + n l2)}: sometimes faster than 1/L, and without a proof. */
    record StronglyConvex() implements SagStep {}

    /**
     * {@code 1 / (L_k + l2)} with an estimate {@code L_k} of the loss's constant: doubled while a term descends less than it should, and
     * multiplied with {@code 2^(-1/n)} after each visit, so that it halves in a clean pass.
     *
     * @param initial the first estimate, positive
     */
    record LineSearch(double initial) implements SagStep {
        public LineSearch {
            Require.positive("initial", initial);
        }
    }

    /** The constant step on a sum; the first step of a line search. Cost: one pass where it needs L. */
    default double on(LinearSum sum) {
        return on(() -> Lipschitz.of(sum).largest(), sum.l2(), sum.rows());
    }

    /** The constant step on a sum of several outputs; the first step of a line search. Cost: one pass where it needs L. */
    default double on(MultinomialSum sum) {
        return on(() -> Lipschitz.of(sum).largest(), sum.l2(), sum.rows());
    }

    private double on(DoubleSupplier largest, double l2, int rows) {
        double step = this instanceof Constant constant
                ? constant.stepSize()
                : this instanceof OfLipschitz of
                        ? 1 / (of.divisor() * (largest.getAsDouble() + l2))
                        : this instanceof LineSearch search
                                ? 1 / (search.initial() + l2)
                                : 2 / (largest.getAsDouble() + l2 * (rows + 1.0));
        if (step * l2 > 1) {
            throw new IllegalArgumentException("stepSize * l2 must be at most 1, got " + step + " * " + l2);
        }
        return step;
    }
}
