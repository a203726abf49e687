package io.glissade.finitesum.sag;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;

/**
 * The incremental aggregated gradient: the step of {@link Sag} with the rows in their order, over and over:
 *
 * <pre>y_i = loss'(a_i'x, b_i);   d = sum_i w_i y_i a_i;   x = (1 - step l2) x - (step / m) d</pre>
 *
 * <p>It draws nothing: the seed has no effect. It converges linearly on strongly convex sums for steps of the order of
 * {@code 1 / (n L)} and may diverge at those of SAG; what it loses against them by its order alone is what it is here for. Needs
 * {@code l1 = 0}. Cost of a step: one pass over the rows in order.
 *
 * <p>Reference: {@code blatt2007incremental}.
 *
 * @param step how long; not a line search, whose steps are too long for this order
 * @param divideBySeen whether m counts the rows seen rather than all
 */
public record IncrementalGradient(SagStep step, boolean divideBySeen) implements FiniteSumMethod {

    public IncrementalGradient {
        if (step instanceof SagStep.LineSearch) {
            throw new IllegalArgumentException(
                    "step of the incremental gradient must be constant or made of constants, got " + step);
        }
    }

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(
                sum,
                evaluation,
                new TablePass(
                        "the incremental gradient",
                        sum,
                        divideBySeen,
                        new IncrementalGradientVisits(sum, this),
                        start,
                        seed));
    }
}
