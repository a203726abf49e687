package io.glissade.finitesum.variance;

import io.glissade.finitesum.sag.Lipschitz;
import io.glissade.linear.LinearSum;
import io.glissade.parameter.Require;

/**
 * How long the steps of {@link Saga} are. L is the largest Lipschitz constant of a term with its penalty.
 *
 * <p>Reference: {@code defazio2014saga}.
 */
public sealed interface SagaStep {

    /** The same step always. {@code stepSize} positive. */
    record Constant(double stepSize) implements SagaStep {
        public Constant {
            Require.positive("stepSize", stepSize);
        }
    }

    /** {@code 1 / (divisor L)}: with 3 the method adapts to strong convexity it does not know. {@code divisor} positive. */
    record OfLipschitz(double divisor) implements SagaStep {
        public OfLipschitz {
            Require.positive("divisor", divisor);
        }
    }

    /** {@code 1 / (2 (n l2 + L))}: a proof with a better constant where {@code l2} is the strong convexity there is. */
    record StronglyConvex() implements SagaStep {}

    /**
     * The step on a sum. Cost: one pass where it needs L.
     *
     * @throws IllegalArgumentException where L is needed and the loss has none, or L is 0
     */
    default double on(LinearSum sum) {
        double step;
        if (this instanceof Constant constant) {
            step = constant.stepSize();
        } else {
            double lipschitz = Lipschitz.of(sum).largest() + sum.l2();
            step = this instanceof OfLipschitz of
                    ? 1 / (of.divisor() * lipschitz)
                    : 1 / (2 * (sum.rows() * sum.l2() + lipschitz));
        }
        Require.positive("stepSize", step);
        return step;
    }
}
