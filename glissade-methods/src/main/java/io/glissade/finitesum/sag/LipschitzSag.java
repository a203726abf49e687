package io.glissade.finitesum.sag;

import io.glissade.finitesum.Evaluation;
import io.glissade.finitesum.FiniteSumIteration;
import io.glissade.finitesum.FiniteSumMethod;
import io.glissade.finitesum.PassRun;
import io.glissade.finitesum.Start;
import io.glissade.linear.LinearSum;

/**
 * SAG that draws rows by their known Lipschitz constants, each in proportion to {@code L_i + L_mean}, with the step
 * {@code (1/2) (1/L_max + 1/L_mean)}; the constants include the penalty. No draw is corrected for its probability: in proportion to
 * {@code L_i} alone, with the step {@code 1/L_mean}, that would in general not converge.
 *
 * <p>Not covered by a theorem; needs {@code l1 = 0} and a loss with bounded second derivative. Cost of a step: one pass over the rows in
 * random order, and a binary search for every second visit. Choose it where rows differ in length and the constants are close to what
 * the loss really does; {@link AdaptiveSag} finds smaller ones.
 *
 * <p>Reference: {@code schmidt2017sag}, section 4.8.
 *
 * @param divideBySeen whether the sum of the table is divided by the rows seen rather than by all
 */
public record LipschitzSag(boolean divideBySeen) implements FiniteSumMethod {

    @Override
    public FiniteSumIteration start(LinearSum sum, Start start, Evaluation evaluation, long seed) {
        return new PassRun(
                sum,
                evaluation,
                new TablePass("lipschitz sag", sum, divideBySeen, new LipschitzSagVisits(sum, this), start, seed));
    }
}
