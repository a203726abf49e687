package io.glissade.finitesum.multinomial;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.finitesum.sag.Sag;
import io.glissade.finitesum.sag.SagStep;
import io.glissade.linear.MultinomialSum;

/**
 * The stochastic average gradient for multinomial regression: {@link Sag} with K slopes for each row in its table, those of
 * {@link io.glissade.linear.Softmax}. L is the largest {@code w_i ||a_i||^2 / 2 + l2}.
 *
 * <p>The table holds K numbers for each row; the penalty is exact and not in the table. Linear convergence is proved for
 * {@code step = 1/(16 L)} and {@code m = n}. Cost of a step: one pass over the rows in random order, K operations for each entry.
 *
 * <p>Reference: {@code schmidt2017sag}, Algorithms 1 and 2.
 *
 * @param step how long
 * @param divideBySeen whether m counts the rows seen; it is faster where the first pass matters and is not covered by the theorem
 */
public record MultinomialSag(SagStep step, boolean divideBySeen) implements MultinomialMethod {

    /** With a line search, divided by the rows seen. */
    public static final MultinomialSag WITH_LINE_SEARCH = new MultinomialSag(new SagStep.LineSearch(1), true);

    @Override
    public FiniteSumIteration start(MultinomialSum sum, Start start, Evaluation evaluation, long seed) {
        MultinomialTablePass pass = new MultinomialTablePass(sum, step, divideBySeen, false, start, seed);
        return new PassRun(sum.space(), new MultinomialCertifier(sum), evaluation, pass);
    }
}
