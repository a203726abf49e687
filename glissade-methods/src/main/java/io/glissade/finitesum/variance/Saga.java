package io.glissade.finitesum.variance;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.sag.Sag;
import io.glissade.linear.LinearSum;

/**
 * SAGA: as {@link Sag}, but the step corrects the average of the table as it was before the visit by the whole change of the row's slope,
 * which makes it unbiased, and the penalty is a proximal step, which allows {@code l1}:
 *
 * <pre>c = w_i (loss'(a_i'x, b_i) - y_i);   x = prox(x - step (c a_i + d / n));   d = d + c a_i
 * prox(u) = sign(u) max(|u| - step l1, 0) / (1 + step l2)</pre>
 *
 * <p>The table holds one number for each row, zero at the start unless it is given; d is its weighted sum. An intercept is not
 * penalised. With {@code step = 1/(3 L)} the convergence is linear on strongly convex sums and O(1/k) on convex ones, the
 * constant of strong convexity not needed. Cost of a step: one pass over the rows in random order. A coordinate that the rows do not
 * touch waits, and its moves are then made together in closed form, so that sparse rows give the same run as dense ones. Memory:
 * the rows and three numbers for a coordinate; two more for each row where rows are sparse. Choose it for an {@code l1} penalty, or where
 * {@link Sag} overshoots in the first passes.
 *
 * <p>Reference: {@code defazio2014saga}.
 *
 * @param step how long
 */
public record Saga(SagaStep step) implements FiniteSumMethod {

    /** With the step {@code 1 / (3 L)}. */
    public static final Saga STANDARD = new Saga(new SagaStep.OfLipschitz(3));

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(sum, evaluation, new SagaPass(sum, this, start, seed));
    }
}
